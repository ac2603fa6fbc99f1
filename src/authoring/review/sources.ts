import type { Coverage } from '../../domain/coverage.ts';
import type { Question } from '../../domain/question.ts';

const CLUSTER = '/api/cluster.html';
/** Headings of Node's page on cluster that are no method, event or property. */
const HEADINGS = ['', 'cluster', 'how-it-works', 'class-worker'];

/** A source that proves nothing: not encrypted, a whole site in place of a page, or a heading that Node's page on cluster has not. */
export function brokenSource({ source }: Question, { groups }: Coverage): string[] {
  const { protocol, hostname, pathname, hash } = new URL(source);
  const anchors = groups.flatMap(({ topics }) => topics.flatMap(({ anchor = '' }) => anchor));
  return [
    ...(protocol === 'https:' ? [] : [`its source is no https link: ${source}`]),
    ...(pathname === '/' ? [`its source is a whole site and no page: ${source}`] : []),
    ...(hostname === 'nodejs.org' && !/^\/(api\/[a-z_0-9]+\.html|en\/learn\/)/.test(pathname)
      ? [`its source is no page of Node's documentation: ${source}`]
      : []),
    ...(hostname === 'nodejs.org' &&
    pathname === CLUSTER &&
    ![...HEADINGS, ...anchors].includes(hash.slice(1))
      ? [`Node's page on cluster has no heading ${hash}`]
      : []),
  ];
}

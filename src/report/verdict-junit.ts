import type { Lab } from '../domain/lab.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type Extras, safe, safeLine } from './extras.ts';
import { type Told, toldChecks } from './verdict-words.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Safe in an attribute or as text. Half a surrogate pair, which XML cannot hold, is no letter and so already gone. */
const xml = (text: string): string => safe(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
const attribute = (text: string): string => xml(safeLine(text));

const body = ({ result, check }: Told): string => {
  const because = attribute(result.because);
  if (result.status === 'pass') return '';
  // JUnit has no word for "could not be judged"; skipped says that nothing was found against it.
  if (result.status === 'unknown') return `\n      <skipped message="${because}"/>\n    `;
  const more = check ? `Why it matters: ${check.why}\nHint: ${check.hint}\nRead: ${check.link}` : '';
  return `\n      <failure message="${because}" type="fail">${xml(more)}</failure>\n    `;
};

/** When it was graded; without: now. */
export type JunitExtras = Extras & { readonly at?: Date };

/**
 * The verdict as JUnit XML, of the form that Ant's report task and most CI systems read: a suite for the lab and a case for each check. An unknown check is `skipped`, and a grade that could
 * not be made has one case more, with an `error`.
 */
export const verdictJunit = (verdict: Verdict, lab: Lab, extras: JunitExtras): string => {
  const { checks, durationMs, error } = verdict;
  const many = (status: string): number => checks.filter((check) => check.status === status).length;
  const seconds = (durationMs / 1000).toFixed(3);
  const name = attribute(`clusterprep.${lab.id}`);
  // No zone, as the form demands, so UTC; the host is not told.
  const timestamp = (extras.at ?? new Date()).toISOString().slice(0, 19);
  const head = [
    'package="clusterprep" id="0"',
    `name="${name}"`,
    `timestamp="${timestamp}" hostname="localhost"`,
    `tests="${checks.length + (error ? 1 : 0)}"`,
    `failures="${many('fail')}"`,
    `errors="${error ? 1 : 0}"`,
    `skipped="${many('unknown')}"`,
    `time="${seconds}"`,
  ].join(' ');
  const cases = toldChecks(verdict, lab).map((told) => {
    const inside = body(told);
    const open = `    <testcase name="${attribute(told.result.id)}" classname="${name}" time="0"`;
    return inside === '' ? `${open}/>` : `${open}>${inside}</testcase>`;
  });
  const failed = error
    ? `    <testcase name="grade" classname="${name}" time="0">\n      <error message="${attribute(error.message)}" type="${attribute(error.code)}"/>\n    </testcase>`
    : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite ${head}>`,
    '    <properties>',
    `      <property name="points" value="${verdict.points}"/>`,
    `      <property name="maxPoints" value="${verdict.maxPoints}"/>`,
    `      <property name="node" value="${attribute(verdict.node)}"/>`,
    `      <property name="isolation" value="${attribute(verdict.isolation)}"/>`,
    '    </properties>',
    ...cases,
    ...[failed].flat(),
    `    <system-out>${xml(extras.output.join('\n'))}</system-out>`,
    '    <system-err/>',
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
};

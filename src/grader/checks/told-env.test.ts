import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';

const use = 'gives-env';
const expected = { expect: ['NODE_ENV=production', 'URL=a=b'] };
const RIGHT = { NODE_ENV: 'production', URL: 'a=b', MORE: 'x' };

/** Each worker is asked once and tells one of these. */
const told = (...bodies: unknown[]) => {
  const story = settled().at(200);
  for (const [at, body] of bodies.entries()) story.reply(story.ask('env', '/env'), 101 + at, { body });
  return story.at(300).mark('asked').after(1).end();
};

describe('gives-env', () => {
  it('holds when every answer tells what is expected', () => {
    expect(judged(told({ env: RIGHT }, { env: RIGHT }), use, expected)).toMatchObject({
      status: 'pass',
      because: '2 workers told NODE_ENV=production, URL=a=b.',
    });
  });

  it.each([
    ['another value', { env: { ...RIGHT, NODE_ENV: 'development' } }, 'NODE_ENV is "development"'],
    ['none', { env: { NODE_ENV: 'production' } }, 'URL is not set'],
    ['no environment', { pid: 102 }, 'NODE_ENV is not set'],
  ])('fails for one that tells %s', (_, body, words) => {
    const finding = judged(told({ env: RIGHT }, body), use, expected);
    expect(finding.status).toBe('fail');
    expect(finding.because).toContain(`In worker 102 ${words}`);
  });

  it('cannot be judged when nobody answered, or nobody was asked', () => {
    expect(judged(told(), use, expected).because).toBe('No worker told its environment.');
    expect(judged(settled().at(300).end(), use, expected).status).toBe('unknown');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../store/content/root.ts';
import { excerptOf } from './excerpt.ts';
import { unpack } from './recorded/pack.ts';

it('tells a part of a recorded run in order, from its own beginning, with names for processes', () => {
  const file = join(packageRoot(), 'labs/respawn/recorded/wrong.only-once.json.gz');
  const timeline = unpack(readFileSync(file)).recording.timelines.find(
    ({ scenario }) => scenario === 'kill-two',
  );
  if (timeline === undefined) throw new Error('the lab has another scenario now');
  const strike = timeline.events.find(({ kind }) => kind === 'signal');
  const lines = excerptOf(timeline, strike?.t ?? 0, Number.POSITIVE_INFINITY);
  expect(lines[0]).toMatchObject({
    ms: 0,
    who: 'grader',
    what: expect.stringMatching(/^sends SIGKILL to worker \d+$/),
  });
  expect(lines.map(({ ms }) => ms)).toEqual(lines.map(({ ms }) => ms).toSorted((a, b) => a - b));
  expect(lines).toContainEqual(
    expect.objectContaining({ who: expect.stringMatching(/^worker/), what: 'has gone' }),
  );
  expect(lines).toContainEqual(expect.objectContaining({ who: 'primary' }));
});

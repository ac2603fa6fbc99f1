import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeRecording } from '../app/grade.ts';
import { loadRecording } from '../app/recordings.ts';
import { loadLab } from '../store/content.ts';
import { changesOf } from './testing/judge-story.ts';

const folder = join(import.meta.dirname, 'fixtures', 'recorded');
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

/** Real runs, judged again: what the lab declares of each program still is what is found. */
describe.each(names)('%s', async (name) => {
  const [id = '', answer = ''] = name.split('.');
  const { lab } = await loadLab(id);
  const recording = await loadRecording(join(folder, `${name}.json`));
  const declared = lab.wrong.find((wrong) => wrong.id === answer);

  it('is judged as the lab declares', () => {
    const verdict = judgeRecording(lab, recording);
    const failed = verdict.checks.filter(({ status }) => status === 'fail').map((check) => check.id);
    expect(failed).toEqual(
      lab.checks.map((check) => check.id).filter((check) => declared?.fails.includes(check)),
    );
    expect(verdict.status).toBe(declared === undefined ? 'pass' : 'fail');
    expect(verdict.mistakes[0]?.id).toBe(declared?.mistake);
  });

  it('is judged the same at every moment from the first decision on', () => {
    const changes = recording.timelines.flatMap((timeline) =>
      lab.checks
        .filter(({ scenarios }) => scenarios.includes(timeline.scenario))
        .flatMap(({ use }) => changesOf(timeline, use).map((change) => `${timeline.scenario}: ${change}`)),
    );
    expect(changes).toEqual([]);
  });
});

it('a program and at least one mistake of every lab is recorded', () => {
  expect(names.filter((name) => name.endsWith('.solution'))).toHaveLength(4);
  expect(names.length).toBeGreaterThanOrEqual(8);
});

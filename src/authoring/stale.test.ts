import { describe, expect, it } from 'vitest';
import { loadLab } from '../store/content.ts';
import { answersOf } from './answers.ts';
import { Shelf } from './recorded/shelf.ts';
import { changedOf, olderGrader, type Placed } from './stale.ts';

const { lab, folder } = await loadLab('round-robin');
const shelf = new Shelf({ lab, folder });
/** The answers as if each recording were of now, but for what `other` tells of it. */
const answers = (other: (name: string) => Partial<ReturnType<Shelf['digests']>>): Placed[] =>
  answersOf(lab, folder).answers.map((answer) => {
    const kept = shelf.read(answer.name);
    if (kept === undefined) throw new Error(`${answer.name} is not recorded`);
    const digests = { ...shelf.digests(answer.name), ...other(answer.name) };
    return { lab, shelf, answer, kept: { ...kept, digests } };
  });
const names = (placed: readonly Placed[]) => placed.map(({ answer }) => answer.name);

describe('a run of what has changed', () => {
  it('grades nothing when all is as it was recorded', () => {
    expect(changedOf(answers(() => ({})))).toEqual([]);
    expect(olderGrader(answers(() => ({})))).toEqual([]);
  });

  it('grades the whole lab when one answer, or the scenarios, are others', () => {
    const all = names(answers(() => ({})));
    const one = (part: 'answer' | 'scenarios') =>
      answers((name) => (name === 'wrong/four-workers' ? { [part]: 'other' } : {}));
    expect(names(changedOf(one('answer')))).toEqual(all);
    expect(names(changedOf(one('scenarios')))).toEqual(all);
    const unrecorded = answers(() => ({})).map((placed) =>
      placed.answer.name === 'solution' ? { ...placed, kept: undefined } : placed,
    );
    expect(names(changedOf(unrecorded))).toEqual(all);
  });

  it('grades the starter and the solution when the grader is another, and tells of the rest', () => {
    const older = answers(() => ({ grader: 'older' }));
    expect(names(changedOf(older))).toEqual(['starter', 'solution']);
    expect(olderGrader(older)).toEqual([
      `round-robin: ${older.length} recordings are older than the grader: clusterprep check --only round-robin --record`,
    ]);
  });
});

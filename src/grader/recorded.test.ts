import { describe, expect, it } from 'vitest';
import { answersOf } from '../authoring/answers.ts';
import { judgeAnswer } from '../authoring/grade-answer.ts';
import { Shelf } from '../authoring/recorded/shelf.ts';
import { labSummaries, loadLab } from '../store/content.ts';

/** `check --recorded` judges all recordings; here the starter, the solution and so many wrong answers of each lab. */
const WRONG = 3;

const labs = await Promise.all((await labSummaries()).map(({ id }) => loadLab(id)));
const sample = labs.flatMap(({ lab, folder }) => {
  const shelf = new Shelf({ lab, folder });
  const { answers } = answersOf(lab, folder);
  const wrong = answers.filter(({ name }) => name.startsWith('wrong/'));
  // Evenly over the list, so that neighbours, which are often alike, are not all there is.
  const some = wrong.filter((_, at) => at % Math.ceil(wrong.length / WRONG) === 0);
  const chosen = answers.filter((each) => /^(starter|solution)$/.test(each.name) || some.includes(each));
  return chosen.map((answer) => ({ lab, answer, shelf, name: `${lab.id}/${answer.name}` }));
});

/** Real runs, judged again: every prefix of them, and the whole. */
describe.each(sample)('the recording of $name', ({ lab, answer, shelf }) => {
  it('is judged as the lab declares, and by no check otherwise at a later moment', () => {
    const kept = shelf.read(answer.name);
    if (kept === undefined) throw new Error(`record it: clusterprep check --only ${lab.id} --record`);
    const { problems, verdict } = judgeAnswer(lab, answer, kept.recording);
    expect(problems).toEqual([]);
    expect(verdict?.checks.map(({ id }) => id)).toEqual(lab.checks.map(({ id }) => id));
  });
});

it('of every lab a starter, a solution and wrong answers are recorded', () => {
  for (const { lab } of labs) {
    const names = sample.filter((each) => each.lab === lab).map(({ answer }) => answer.name);
    expect(names).toEqual(expect.arrayContaining(['starter', 'solution']));
    expect(names.length).toBeGreaterThan(2);
  }
});

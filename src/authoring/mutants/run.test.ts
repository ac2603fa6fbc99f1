import { expect, it } from 'vitest';
import { loadLab } from '../../store/content.ts';
import { fateOf, solutionMutants } from './run.ts';

const { lab, folder } = await loadLab('fork-workers');
const mutantOf = (before: string, after: string) => {
  const found = solutionMutants(folder).find((each) => each.before === before && each.after === after);
  if (found === undefined) throw new Error(`the solution has no line ${before}`);
  return found;
};

it('a mutant that fails is killed at its first failed check, or graded to the end for what it is told', async () => {
  const nobody = mutantOf('for (let i = 0; i < WORKERS; i++) cluster.fork();', ';');
  expect(await fateOf(lab, folder, nobody)).toEqual({ fate: 'killed' });
  const { fate, verdict } = await fateOf(lab, folder, nobody, { whole: true });
  expect(fate).toBe('killed');
  expect(verdict?.mistakes.map(({ id }) => id)).toEqual(['boot-nothing-begun']);
});

import { expect, it } from 'vitest';
import { loadLab } from '../../store/content.ts';
import { checkMutants } from './check.ts';
import { equivalentsOf } from './equivalent.ts';
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

it('mutants that are named by their keys are taken, known equivalents too, and no others', async () => {
  const [known] = await equivalentsOf(lab.id, folder);
  const plans: number[] = [];
  const taken = (keys: ReadonlyMap<string, readonly string[]>) =>
    checkMutants({
      labs: [{ lab, folder }],
      keys,
      width: 1,
      onPlan: (mutants) => plans.push(mutants),
      onFate: () => {},
      stop: AbortSignal.abort(),
    });
  const nobody = mutantOf('for (let i = 0; i < WORKERS; i++) cluster.fork();', ';');
  const report = await taken(new Map([[lab.id, [nobody.key, known?.key ?? '']]]));
  expect(report).toMatchObject({ left: 2, labs: [{ mutants: 2, equivalent: 0, outdated: [] }] });
  expect((await taken(new Map())).labs[0]?.equivalent).toBeGreaterThan(0);
  expect(plans[1]).toBeGreaterThan(2);
  await expect(taken(new Map([[lab.id, ['0123456789']]]))).rejects.toThrow(
    'The solution of "fork-workers" has no mutant 0123456789.',
  );
});

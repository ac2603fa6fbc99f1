import type { Lab } from '../domain/lab.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Answer } from './answers.ts';

/**
 * How a verdict differs from what the lab declares of the answer; empty when it does not.
 * @param factsOf what the runs showed of the facts that a mistake names, in words
 */
export function differences(
  answer: Pick<Answer, 'expected'>,
  verdict: Pick<Verdict, 'status' | 'checks' | 'mistakes'>,
  factsOf: (mistake: string) => string = () => '',
): string[] {
  const { expected } = answer;
  const failed = verdict.checks.filter(({ status }) => status === 'fail').map(({ id }) => id);
  const told = (id: string) => verdict.checks.find((check) => check.id === id)?.because ?? 'no such check';
  switch (expected.kind) {
    case 'passes':
      return verdict.status === 'pass'
        ? []
        : verdict.checks
            .filter(({ status }) => status !== 'pass')
            .map(({ id, status }) => `${id} is ${status}: ${told(id)}`);
    case 'survives':
      return verdict.status === 'fail'
        ? ['it does not survive any more: take `survives` out of lab.yaml']
        : [];
    case 'starter':
      return [
        ...(verdict.status === 'fail' ? [] : [`the starter should fail, and is ${verdict.status}`]),
        ...(failed.includes('serves') ? [`the starter should boot: ${told('serves')}`] : []),
      ];
    case 'fails': {
      const missing = expected.fails.filter((id) => !failed.includes(id));
      const surplus = failed.filter((id) => !expected.fails.includes(id) && !expected.may.includes(id));
      const first = verdict.mistakes[0]?.id;
      return [
        ...(verdict.status === 'fail' ? [] : [`it survives: the verdict is ${verdict.status}`]),
        ...missing.map((id) => `${id} should fail: ${told(id)}`),
        ...surplus.map((id) => `${id} fails undeclared: ${told(id)}`),
        ...(first === expected.mistake
          ? []
          : [
              `the mistake named first is ${first ?? 'none'}, not ${expected.mistake} (all: ${verdict.mistakes.map(({ id }) => id).join(', ') || 'none'})${factsOf(expected.mistake)}`,
            ]),
      ];
    }
  }
}

/** Nothing that the verdict is sure of contradicts what the lab declares of the answer: what is missing is unknown. */
export function leftOpen(
  { expected }: Pick<Answer, 'expected'>,
  { status, checks }: Pick<Verdict, 'status' | 'checks'>,
): boolean {
  const having = (wanted: string) => checks.filter((check) => check.status === wanted).map(({ id }) => id);
  if (having('unknown').length === 0) return false;
  switch (expected.kind) {
    case 'passes':
      return having('fail').length === 0;
    case 'survives':
      return status !== 'fail';
    case 'starter':
      return !having('fail').includes('serves');
    case 'fails': {
      const passed = having('pass');
      return (
        expected.fails.every((id) => !passed.includes(id)) &&
        having('fail').every((id) => expected.fails.includes(id) || expected.may.includes(id))
      );
    }
  }
}

/**
 * What is wrong with the checks of a lab as a whole: a check that no wrong answer fails judges nothing, unless lab.yaml
 * gives a reason (`unkilled`); and a reason that is no longer needed is out of date.
 */
export function toothless(
  lab: Pick<Lab, 'id' | 'checks' | 'unkilled'>,
  killedBy: ReadonlyMap<string, readonly string[]>,
): string[] {
  const excused = new Set(lab.unkilled.map(({ check }) => check));
  return lab.checks.flatMap(({ id }) => {
    const kills = killedBy.get(id) ?? [];
    if (kills.length === 0 && !excused.has(id))
      return [`${lab.id}: no wrong answer fails ${id}, so nothing shows that it judges`];
    if (kills.length > 0 && excused.has(id))
      return [`${lab.id}: ${id} is failed by ${kills[0]}: take it out of \`unkilled\` in lab.yaml`];
    return [];
  });
}

import type { Answer } from '../answers.ts';

export type SoakTask = {
  readonly n: number;
  readonly answer: Answer;
  readonly right: boolean;
  readonly load: boolean;
};

/**
 * So many grades of right answers, the second half of them on a busy machine, and as many of wrong ones. All labs take
 * turns, so that a short soak sees each of them.
 */
export function soakPlan(answers: readonly Answer[], n: number): SoakTask[] {
  const right = inTurns(answers.filter(({ expected }) => expected.kind === 'passes'));
  const wrong = inTurns(answers.filter(({ expected }) => expected.kind === 'fails'));
  const idle = Math.ceil(n / 2);
  const tasks = [
    ...cycle(right, idle).map((answer) => ({ answer, right: true, load: false })),
    ...cycle(wrong, n).map((answer) => ({ answer, right: false, load: false })),
    ...cycle(right, n - idle).map((answer) => ({ answer, right: true, load: true })),
  ];
  return tasks.map((task, at) => ({ n: at, ...task }));
}

function cycle<T>(items: readonly T[], n: number): T[] {
  return Array.from({ length: items.length === 0 ? 0 : n }, (_, at) => items[at % items.length]).filter(
    (item) => item !== undefined,
  );
}

/** The first of each lab, then the second of each, and so on. */
function inTurns(answers: readonly Answer[]): Answer[] {
  const seen = new Map<string, number>();
  return answers
    .map((answer, at) => {
      const turn = seen.get(answer.lab) ?? 0;
      seen.set(answer.lab, turn + 1);
      return { answer, turn, at };
    })
    .toSorted((a, b) => a.turn - b.turn || a.at - b.at)
    .map(({ answer }) => answer);
}

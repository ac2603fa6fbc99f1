import type { ExplainedMutant, MutantRow, MutantsReport } from '../domain/mutants-report.ts';
import { leftText } from './left-text.ts';

const DONE: Readonly<Record<string, string>> = {
  drop: 'dropped',
  flip: 'flipped',
  number: 'another number',
  event: 'another event',
  await: 'not awaited',
};

/** Which changes of the solutions no check has noticed, to be read. */
export function mutantsText({ labs, ms, left }: MutantsReport): string {
  const total = (of: (lab: MutantsReport['labs'][number]) => number) =>
    labs.reduce((sum, lab) => sum + of(lab), 0);
  const lines = labs.flatMap((lab) => [
    `${lab.lab}: ${lab.mutants} mutants, ${lab.killed} killed, ${lab.equivalent} known to be equivalent, ${lab.survived.length} survived, ${lab.undecided.length} undecided`,
    ...lab.survived.flatMap((row) => rowText('survived', row)),
    ...lab.undecided.flatMap((row) => rowText('undecided', row)),
    ...lab.explained.flatMap(explainedText),
    ...lab.outdated.map((text) => `  out of date: ${text}`),
  ]);
  const explained = labs.flatMap((lab) => lab.explained);
  const killed = total((lab) => lab.killed);
  const survived = total((lab) => lab.survived.length);
  return `${[
    ...lines,
    `${total((lab) => lab.mutants)} mutants: ${killed} killed, ${total((lab) => lab.equivalent)} equivalent, ${survived} survived, ${total((lab) => lab.undecided.length)} undecided; ${(ms / 1000).toFixed(1)} s`,
    ...(survived === 0 ? [] : [ADVICE]),
    ...(explained.length === 0 ? [] : [unnamedText(explained)]),
    ...(left === 0 ? [] : [leftText(left)]),
  ].join('\n')}\n`;
}

const ADVICE =
  'Each that survived is a hole in the checks, or as right as the solution: then list its key, with the reason, in equivalent.yaml of its lab.';

function rowText(fate: string, { key, file, line, kind, before, after }: MutantRow): string[] {
  return [`  ${fate} ${key} ${file}:${line} (${DONE[kind] ?? kind})`, `    - ${before}`, `    + ${after}`];
}

/** What a learner would read of it: the mistakes by their names, and what was seen where none is named. */
function explainedText(mutant: ExplainedMutant): string[] {
  const { mistakes, seen } = mutant;
  const told =
    mistakes.length > 0
      ? [`    is told: ${mistakes.join('; or: ')}`]
      : [
          '    is told no mistake',
          ...Object.entries(seen).map(([check, because]) => `      ${check}: ${because}`),
        ];
  return [...rowText('killed', mutant), ...told];
}

const unnamedText = (explained: readonly ExplainedMutant[]): string => {
  const unnamed = explained.filter(({ mistakes }) => mistakes.length === 0).length;
  return `Of ${explained.length} that were killed ${unnamed} are told no mistake. Read the others: is what they are told true of them?`;
};

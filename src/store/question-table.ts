import type { ProgressState } from '../domain/progress-schema.ts';

type Table = ProgressState['questions'];
type Score = Table extends Map<string, infer Each> ? Each : never;

/** The scores of all questions as columns: with ten thousand questions, half the text and a third of the time to parse. */
export type PackedTable = { readonly ids: readonly string[] } & {
  readonly [Name in keyof Score]: readonly Score[Name][];
};

export function packTable(table: Table): PackedTable {
  const scores = [...table.values()];
  return {
    ids: [...table.keys()],
    times: scores.map(({ times }) => times),
    correct: scores.map(({ correct }) => correct),
    last: scores.map(({ last }) => last),
    lastCorrect: scores.map(({ lastCorrect }) => lastCorrect),
    digest: scores.map(({ digest }) => digest),
    recalls: scores.map(({ recalls }) => recalls),
  };
}

/** The table that was packed. Columns of different lengths, which nothing of ours writes, lose their surplus. */
export function unpackTable(packed: PackedTable): Table {
  const { ids, times, correct, last, lastCorrect, digest, recalls } = packed;
  const table: Table = new Map();
  ids.forEach((id, at) => {
    table.set(id, {
      times: times[at] ?? 0,
      correct: correct[at] ?? 0,
      last: last[at] ?? '',
      lastCorrect: lastCorrect[at] ?? false,
      digest: digest[at] ?? '',
      recalls: recalls[at] ?? [],
    });
  });
  return table;
}

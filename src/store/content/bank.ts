import type { Question, QuestionEntry } from '../../domain/question.ts';
import { digestOf } from '../../domain/quiz/digest.ts';
import { checksum } from '../journal-write.ts';

/**
 * The index of a compiled bank, as columns: a list of ten thousand objects would take ten times as long to parse. The
 * questions themselves stand in `file`, one a line, and only those that are asked for are read.
 */
export type PackedIndex = {
  readonly schema: 1;
  /** Named after its content: an index never meets the lines of another build. */
  readonly file: string;
  readonly ids: readonly string[];
  readonly digests: readonly string[];
  /** Bytes of each line, without its line feed. */
  readonly lengths: readonly number[];
  /** The different names, and for each question which of them it has. */
  readonly objective: Column<string>;
  readonly level: Column<Question['level']>;
  readonly kind: Column<Question['kind']>;
};
export type Column<T> = { readonly names: readonly T[]; readonly which: readonly number[] };

/** What the index tells of a question. */
export const entryOf = (question: Question): QuestionEntry => {
  const { id, objective, level, kind } = question;
  return { id, objective, level, kind, digest: digestOf(question) };
};

/** The questions with these ids, in this order; all without ids. */
export const pick = (bank: readonly Question[], ids?: readonly string[]): Question[] => {
  if (ids === undefined) return [...bank];
  const byId = new Map(bank.map((question) => [question.id, question]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

const columnOf = <T>(values: readonly T[]): Column<T> => {
  const names = [...new Set(values)];
  return { names, which: values.map((value) => names.indexOf(value)) };
};

/** A bank as the build writes it: its index, and the text of the file of lines that the index names. */
export const packBank = (bank: readonly Question[]): { index: PackedIndex; lines: string } => {
  const texts = bank.map((question) => JSON.stringify(question));
  const lines = texts.map((text) => `${text}\n`).join('');
  const entries = bank.map(entryOf);
  const index = {
    schema: 1,
    file: `questions-${checksum(lines)}.jsonl`,
    ids: entries.map(({ id }) => id),
    digests: entries.map(({ digest }) => digest),
    lengths: texts.map((text) => Buffer.byteLength(text)),
    objective: columnOf(entries.map(({ objective }) => objective)),
    level: columnOf(entries.map(({ level }) => level)),
    kind: columnOf(entries.map(({ kind }) => kind)),
  } as const;
  return { index, lines };
};

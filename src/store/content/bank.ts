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
  /** What questions have in common, and for each question which of them it has. */
  readonly groups: readonly Pick<QuestionEntry, 'objective' | 'level' | 'kind'>[];
  readonly group: readonly number[];
};

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

/** A bank as the build writes it: its index, and the text of the file of lines that the index names. Sorted by id. */
export const packBank = (questions: readonly Question[]): { index: PackedIndex; lines: string } => {
  const bank = questions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const texts = bank.map((question) => JSON.stringify(question));
  const lines = texts.map((text) => `${text}\n`).join('');
  const entries = bank.map(entryOf);
  const nameOf = ({ objective, level, kind }: QuestionEntry): string => `${objective} ${level} ${kind}`;
  const names = [...new Set(entries.map(nameOf))];
  const index = {
    schema: 1,
    file: `questions-${checksum(lines)}.jsonl`,
    ids: entries.map(({ id }) => id),
    digests: entries.map(({ digest }) => digest),
    lengths: texts.map((text) => Buffer.byteLength(text)),
    groups: names.flatMap((name) => {
      const one = entries.find((entry) => nameOf(entry) === name);
      return one ? [{ objective: one.objective, level: one.level, kind: one.kind }] : [];
    }),
    group: entries.map((entry) => names.indexOf(nameOf(entry))),
  } as const;
  return { index, lines };
};

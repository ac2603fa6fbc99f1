import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Question } from '../src/domain/question.ts';
import type { JournalRecord } from '../src/domain/record.ts';
import { packBank } from '../src/store/content/bank.ts';
import { loadQuestions as shippedQuestions } from '../src/store/content.ts';
import { encodeLine } from '../src/store/journal-write.ts';
import { ROOT } from './programs.ts';

const QUESTIONS = 10_000;
const RECORDS = 100_000;
const ASKED = 10;

/** The shipped questions again and again, each time with other ids. */
const manyQuestions = (shipped: readonly Question[]): Question[] =>
  Array.from({ length: QUESTIONS }, (_, n) => {
    const question = shipped[n % shipped.length];
    if (question === undefined) throw new Error('there are no questions');
    return { ...question, id: `${question.id}-${n}` };
  });

/** Whole quizzes of ten questions, one a minute. */
const manyRecords = (bank: readonly { id: string; digest: string }[]): JournalRecord[] => {
  const records: JournalRecord[] = [];
  for (let quiz = 0; records.length < RECORDS; quiz += 1) {
    const session = `quiz-${quiz}`;
    const common = (n: number) => ({
      v: 1 as const,
      at: new Date(Date.UTC(2026, 0, 1) + quiz * 60_000 + n * 1000).toISOString(),
      id: `${session}-${n}`,
    });
    const asked = Array.from({ length: ASKED }, (_, n) => bank[(quiz * ASKED + n) % bank.length]);
    const questions = asked.flatMap((each) => each?.id ?? []);
    records.push({
      ...common(0),
      type: 'session',
      session,
      seed: 1,
      mode: 'quiz',
      questions,
      objectives: [],
    });
    for (const [n, each] of asked.entries()) {
      if (each === undefined) continue;
      const { id: question, digest } = each;
      const answer = { kind: 'fill', text: 'cluster' };
      const given = {
        session,
        question,
        digest,
        seed: 1,
        answer,
        correct: n % 3 > 0,
        ms: 4000,
        confidence: null,
      };
      records.push({ ...common(n + 1), type: 'answer', ...given });
    }
    const startedAt = common(0).at;
    const score = { points: 6, maxPoints: ASKED, status: 'done' as const, startedAt };
    records.push({ ...common(ASKED + 1), type: 'attempt', of: 'quiz', ref: session, ...score });
  }
  return records.slice(0, RECORDS);
};

export type Plenty = { readonly bin: string; readonly progress: string };

/** Makes in `folder` a copy of the package with 10,000 questions, and a store whose journal holds 100,000 records. */
export const makePlenty = async (folder: string): Promise<Plenty> => {
  const copy = join(folder, 'package');
  const progress = join(folder, 'progress');
  await mkdir(progress, { recursive: true });
  for (const part of ['bin', 'dist', 'package.json']) {
    await cp(join(ROOT, part), join(copy, part), { recursive: true });
  }
  await symlink(join(ROOT, 'labs'), join(copy, 'labs'));
  const content = join(copy, 'dist', 'content');
  const { index, lines } = packBank(manyQuestions(await shippedQuestions()));
  await writeFile(join(content, index.file), lines);
  await writeFile(join(content, 'questions.json'), JSON.stringify(index));
  const asked = index.ids.map((id, n) => ({ id, digest: index.digests[n] ?? '' }));
  await writeFile(join(progress, 'journal.jsonl'), Buffer.concat(manyRecords(asked).map(encodeLine)));
  return { bin: join(copy, 'bin', 'clusterprep.cjs'), progress };
};

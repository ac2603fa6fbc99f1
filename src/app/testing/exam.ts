import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ExamMode } from '../../domain/exam/paper.ts';
import { emptyProgress, foldAll } from '../../domain/progress.ts';
import { samples } from '../../domain/quiz/testing.ts';
import type { JournalRecord, NewRecord } from '../../domain/record.ts';
import { examBlueprint, paperOf, STARTED } from '../../domain/testing/exam.ts';
import { testLab } from '../../domain/testing/lab.ts';
import type { ExamContent } from '../exam-content.ts';
import type { ExamPlan } from '../exam-plan.ts';
import type { ExamStore } from '../exam-store.ts';
import type { Clock } from '../ports.ts';
import { bankOf } from './bank.ts';

/** A clock that stands until it is set. */
export type TestClock = Clock & { set(ms: number): void };
export const clockAt = (begin = STARTED): TestClock => {
  let time = begin;
  return {
    monotonic: () => time - STARTED,
    date: () => new Date(time),
    set: (ms) => {
      time = ms;
    },
  };
};

/** A journal in memory; many stores can be opened on it, as by many processes. */
export const journalOf = (clock: Clock) => {
  const records: JournalRecord[] = [];
  const open = (): ExamStore & { readonly whole: () => ReturnType<typeof emptyProgress> } => {
    const seen = (): number => records.length;
    let known = seen();
    const whole = () => foldAll(emptyProgress(), records.slice(0, known));
    return {
      append: async (record: NewRecord) => {
        await Promise.resolve();
        const id = `r${records.length}`;
        records.push({ ...record, v: 1, at: clock.date().toISOString(), id } as JournalRecord);
        known = seen();
      },
      state: whole,
      refresh: async () => {
        known = seen();
      },
      whole,
    };
  };
  return { records, open };
};

/** The sample questions and the test lab, whose starter is `starter`, in a folder that goes with the test. */
export const examRoom = async (questions = samples) => {
  const base = await mkdtemp(join(tmpdir(), 'clusterprep-exam-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const folder = join(base, 'lab');
  await mkdir(join(folder, 'starter'), { recursive: true });
  await writeFile(join(folder, 'starter', 'server.js'), 'starter');
  const source = { lab: testLab(), folder };
  const content: ExamContent = {
    blueprint: examBlueprint,
    bank: bankOf(questions),
    labs: async () => [source],
    version: '1.2.3',
  };
  const plan = (mode: ExamMode = 'exam', id = 'e1'): ExamPlan => ({
    id,
    mode,
    paper: paperOf(questions),
    questions,
    labs: [source],
    dir: join(base, 'sitting'),
    made: { version: '1.2.3', node: 'v24.0.0' },
  });
  return { base, content, plan };
};

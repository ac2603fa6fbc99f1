import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { type JournalRecord, recordSchema } from '../domain/record.ts';
import { encodeLine } from '../store/journal-write.ts';

const run = promisify(execFile);
const BIN = join(import.meta.dirname, '../../bin/clusterprep.cjs');
const QUESTION = 'sr-unref';

/** Who was reviewed `days` ago, and knew it. */
async function reviewed(days: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clusterprep-due-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const at = (n: number) => new Date(Date.now() - days * 86_400_000 + n).toISOString();
  const session = { session: 's', seed: 1, v: 1 };
  const answer = { kind: 'fill', text: 'deadline.unref()' };
  const records: JournalRecord[] = [
    {
      type: 'session',
      id: 'a',
      at: at(0),
      mode: 'review',
      questions: [QUESTION],
      objectives: [],
      ...session,
    },
    {
      type: 'answer',
      id: 'b',
      at: at(1),
      question: QUESTION,
      digest: 'd',
      answer,
      correct: true,
      ms: 1000,
      confidence: 1,
      ...session,
    },
    {
      type: 'attempt',
      id: 'c',
      at: at(2),
      v: 1,
      of: 'review',
      ref: 's',
      points: 1,
      maxPoints: 1,
      status: 'pass',
      startedAt: at(0),
    },
  ].map((record) => recordSchema.parse(record));
  await writeFile(join(folder, 'journal.jsonl'), Buffer.concat(records.map((record) => encodeLine(record))));
  return folder;
}

const told = async (folder: string, ...args: string[]) =>
  (await run(process.execPath, [BIN, ...args, '--progress', folder], { cwd: folder })).stdout;

test('home and progress send to the review once a card is due, and not before', async () => {
  const late = await reviewed(60);
  expect(await told(late)).toMatch(
    /clusterprep review\b[\s\S]*a card is due|a card is due[\s\S]*clusterprep review\b/,
  );
  expect(JSON.parse(await told(late, 'progress', '--json')).next.command).toBe('clusterprep review');
  const early = await reviewed(0);
  expect(await told(early)).not.toContain('a card is due');
  expect(JSON.parse(await told(early, 'progress', '--json')).next.command).not.toBe('clusterprep review');
});

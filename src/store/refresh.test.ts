import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { NewRecord } from '../domain/record.ts';
import { openStore } from './store.ts';

const answer: NewRecord = {
  type: 'answer',
  session: 's',
  question: 'q',
  digest: 'd',
  seed: 1,
  answer: 'a',
  correct: true,
  ms: 1,
  confidence: null,
};

test('a refresh takes in what another store has recorded, and counts nothing twice', async () => {
  const progress = await mkdtemp(join(tmpdir(), 'clusterprep-refresh-'));
  onTestFinished(() => rm(progress, { recursive: true, force: true }));
  const [mine, other] = [await openStore({ progress }), await openStore({ progress })];
  await mine.append(answer);
  await other.append(answer);
  await other.append(answer);
  expect(mine.state().totals.answers).toBe(1);
  await Promise.all([mine.refresh(), mine.append(answer), mine.append(answer)]);
  expect(mine.state().totals.answers).toBe(5);
  await mine.refresh();
  await mine.append(answer);
  expect(mine.state().totals.answers).toBe(6);
});

test('a clock that ran ahead does not keep a refresh from what came later', async () => {
  const progress = await mkdtemp(join(tmpdir(), 'clusterprep-refresh-'));
  onTestFinished(() => rm(progress, { recursive: true, force: true }));
  const ahead = await openStore({ progress, now: () => new Date('2040-01-01') });
  await ahead.append(answer);
  await ahead.close();
  const [mine, other] = [await openStore({ progress }), await openStore({ progress })];
  await other.append(answer);
  await mine.refresh();
  expect(mine.state().totals.answers).toBe(2);
});

test('a journal that was taken away leaves the state as it is', async () => {
  const progress = await mkdtemp(join(tmpdir(), 'clusterprep-refresh-'));
  onTestFinished(() => rm(progress, { recursive: true, force: true }));
  const seed = await openStore({ progress });
  await seed.append(answer);
  const store = await openStore({ progress });
  await rm(join(progress, 'journal.jsonl'));
  await store.refresh();
  expect(store.state().totals.answers).toBe(1);
});

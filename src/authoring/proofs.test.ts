import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../domain/question.ts';
import { signalProcess } from '../grader/run/signal.ts';
import { until } from '../grader/run/until.ts';
import { packageRoot } from '../store/content/root.ts';
import { loadQuestions } from '../store/content.ts';
import { pool } from './pool.ts';
import { type ProofResult, runProof } from './proofs.ts';
import { sampleProofs } from './sample-proofs.ts';

/** A proof that never ends, with a child that never ends and tells its pid. Both are gone after a minute in any case. */
const HANGS = (told: string) => `
  import { spawn } from 'node:child_process';
  import { renameSync, writeFileSync } from 'node:fs';
  const { pid } = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  writeFileSync(${JSON.stringify(`${told}.new`)}, String(pid));
  renameSync(${JSON.stringify(`${told}.new`)}, ${JSON.stringify(told)});
  setTimeout(() => process.exit(), 60_000);
`;

const folder = join(packageRoot(), 'questions', 'proofs');
const major = Number(process.versions.node.split('.')[0]);
/** `clusterprep check` runs the proofs of all. */
const SAMPLE = 25;
const questions = sampleProofs(
  (await loadQuestions()).filter(({ nodes }) => nodes.includes(major)),
  SAMPLE,
);
const results = new Map<string, Promise<ProofResult | undefined>>();

describe('the proof of each question of a sample', () => {
  const settle = new Map<string, (result: ProofResult | undefined) => void>();
  let all: Promise<void>;
  beforeAll(() => {
    for (const { id } of questions) results.set(id, new Promise((resolve) => settle.set(id, resolve)));
    // Two at a time: most of a proof is waiting.
    all = pool(questions, 2, async (question) => settle.get(question.id)?.(await runProof(question, folder)));
  });
  afterAll(() => all);

  it.each(questions.map(({ id }) => id))('%s prints what the bank says', { timeout: 300_000 }, async (id) => {
    expect((await results.get(id))?.problem).toBeUndefined();
    expect(await results.get(id)).toMatchObject({ question: id });
  });
});

describe('a proof that is no proof', () => {
  const [first] = questions;
  const wrong = (change: Partial<NonNullable<Question['proof']>>): Question => {
    if (first?.proof === undefined) throw new Error('no question has a proof');
    return { ...first, proof: { ...first.proof, ...change } };
  };

  it('is told when it prints something else', { timeout: 120_000 }, async () => {
    expect((await runProof(wrong({ prints: 'something else' }), folder))?.problem).toContain('the bank says');
  });

  it('is told when it is not there', async () => {
    expect((await runProof(wrong({ file: 'nowhere.mjs' }), folder))?.problem).toBe('there is no nowhere.mjs');
  });

  it.each(['of the bank', 'of a pack'])('is ended with all that it started: one %s', async (whose) => {
    const own = mkdtempSync(join(tmpdir(), 'proof-stop-'));
    const told = join(own, 'pid');
    writeFileSync(join(own, 'hangs.mjs'), HANGS(told));
    const stop = new AbortController();
    const file = whose === 'of a pack' ? join(own, 'hangs.mjs') : 'hangs.mjs';
    try {
      const result = runProof(wrong({ file }), own, process.execPath, major, stop.signal);
      if (whose === 'of the bank') expect(await until(() => existsSync(told), 20_000)).toBe('met');
      stop.abort();
      expect(await result).toBeUndefined();
      if (whose === 'of a pack') return;
      const pid = Number(readFileSync(told, 'utf8'));
      expect(await until(() => !signalProcess(pid, 'SIGCONT'), 10_000)).toBe('met');
    } finally {
      rmSync(own, { recursive: true });
    }
  });

  it('does not count for a Node for which the answer does not hold', async () => {
    expect(await runProof({ ...wrong({}), nodes: [1] }, folder)).toBeUndefined();
  });
});

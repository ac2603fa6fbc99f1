import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../domain/question.ts';
import { packageRoot } from '../store/content/root.ts';
import { loadQuestions } from '../store/content.ts';
import { pool } from './pool.ts';
import { type ProofResult, runProof } from './proofs.ts';
import { sampleProofs } from './sample-proofs.ts';

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

  it('does not count for a Node for which the answer does not hold', async () => {
    expect(await runProof({ ...wrong({}), nodes: [1] }, folder)).toBeUndefined();
  });
});

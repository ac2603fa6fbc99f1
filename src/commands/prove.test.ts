import { expect, test } from 'vitest';
import { clusterprep } from '../house/testing/run.ts';

test('shows the program, runs it, and says whether that is what the bank says', { timeout: 120_000 }, () => {
  const { status, stdout, stderr } = clusterprep('prove', 'ic-run-copy');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('The proof: ic-run-copy.mjs');
  expect(stdout).toContain("│ import cluster from 'node:cluster';");
  expect(stdout).toContain('worker 2: I got the limit 10, and add 5.');
  expect(stdout).toContain('Result: {"workers":[15,15],"primary":10}');
  expect(stdout).toContain('✓ That is what the bank says.');
  expect(stdout).toContain('✓ Worker 1 has 15, worker 2 has 15, the primary has 10.');
});

test('--json prints one object', { timeout: 120_000 }, () => {
  const { status, stdout } = clusterprep('prove', 'ic-run-copy', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 1, question: 'ic-run-copy', holds: true, error: null });
});

test('an unknown id gets the nearest one', () => {
  const { status, stderr } = clusterprep('prove', 'ic-run-cpoy');
  expect(status).toBe(64);
  expect(stderr).toContain('Did you mean "ic-run-copy"?');
});

test('a question without a program says why, and what it rests on', () => {
  const { status, stdout } = clusterprep('prove', 'pt-k8s-grace');
  expect(status).toBe(2);
  expect(stdout).toContain('has no program');
  expect(stdout).toContain('https://');
});

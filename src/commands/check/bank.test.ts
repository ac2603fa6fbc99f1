import cluster from 'node:cluster';
import { expect, it } from 'vitest';
import { saidOf } from '../../authoring/review/topics.ts';
import { examineBank } from './bank.ts';

const examined = examineBank();

it('the bank that ships has nothing wrong', { timeout: 120_000 }, async () => {
  expect((await examined).problems).toEqual([]);
});

it('all that the module cluster and its workers have is among what must be asked for', async () => {
  const { report } = await examined;
  const topics = (report?.topics ?? []).map(({ name }) => saidOf({ name }).replace(/\($/, ''));
  // What begins with an underscore is Node's own; `Worker` is a group of topics; emitters have the rest.
  const emitter = ['domain', 'Worker'];
  const members = Object.keys(cluster).filter((name) => !name.startsWith('_') && !emitter.includes(name));
  expect(members.length).toBeGreaterThan(10);
  for (const member of members) expect(topics).toContain(`cluster.${member}`);
  const ofWorkers = Object.keys(cluster.Worker.prototype).filter((name) => !['constructor'].includes(name));
  expect(ofWorkers).toContain('isDead');
  for (const member of ofWorkers) expect(topics).toContain(`worker.${member}`);
});

it('each kind, level and objective has its questions', async () => {
  const { report } = await examined;
  expect(report?.questions).toBeGreaterThanOrEqual(310);
  expect(Object.keys(report?.kinds ?? {})).toHaveLength(10);
  expect(Object.keys(report?.levels ?? {})).toEqual(['recall', 'apply', 'analyse', 'judge']);
  expect(report?.objectives).toHaveLength(9);
});

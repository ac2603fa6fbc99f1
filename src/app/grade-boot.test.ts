import { afterAll, describe, expect, it } from 'vitest';
import type { Lab } from '../domain/lab.ts';
import { program, temporaryProgram, tinyLab } from '../grader/testing/programs.ts';
import { gradeProgram } from './grade.ts';

/** These wait for the whole of a limit: how many run at once must not say how long that is, nor whether it counts. */
const WAITS = /hang|never listens|single/;
const usual = async () => ({ startMs: 80, lagMs: 1, scale: 1, tooSlow: false });
const manifest = '{ "type": "module" }\n';
const made = {
  'syntax error': temporaryProgram(null, { 'package.json': manifest, 'server.js': 'const = 1;\n' }),
  'missing package': temporaryProgram(null, {
    'package.json': manifest,
    'server.js': "import 'a-package-that-nobody-has';\n",
  }),
  'not JSON': temporaryProgram('answers', { 'answer.json': '{ "status": 200, "body": "hello" }' }),
  'no pid': temporaryProgram('answers', { 'answer.json': '{ "status": 200, "body": "{\\"worker\\":1}" }' }),
  'status 500': temporaryProgram('answers', { 'answer.json': '{ "status": 500, "body": "{\\"pid\\":1}" }' }),
};
afterAll(() => {
  for (const { remove } of Object.values(made)) remove();
});

const failures: readonly (readonly [string, string, RegExp])[] = [
  // The two that wait for the whole limit begin first.
  [
    'a hang at boot',
    program('hang-at-boot'),
    /accepts connections on PORT \(\d+\), but never answers: after 10 s/,
  ],
  ['a program that never listens', program('never-listens'), /after 10 s nothing listens on PORT \(\d+\)/],
  ['a syntax error', made['syntax error'].folder, /does not parse(?:.|\n)*const = 1;\n.*\^\n {2}SyntaxError/],
  [
    'a missing package',
    made['missing package'].folder,
    /imports a-package-that-nobody-has, which is not there(?:.|\n)*\n {2}Error \[ERR/,
  ],
  ['a crash at boot', program('crash-at-boot'), /crashed at boot.*code 1(?:.|\n)*no database here/],
  ['a hard-coded port', program('hard-coded-port'), /listens on 34567, not on the PORT it was given/],
  ['an end at once', program('ends-at-once'), /ended by itself .* with code 0/],
  ['an answer that is not JSON', made['not JSON'].folder, /not as agreed: .*not JSON: hello/],
  ['an answer without a pid', made['no pid'].folder, /not as agreed: .*no whole number as "pid"/],
  ['an answer with status 500', made['status 500'].folder, /not as agreed: status 500/],
  ['a flood of output', program('flood'), /printed too much .* more than 1 MiB/],
  ['a memory bomb', program('memory-bomb'), /too much memory .* the limit is 1024/],
  ['a single process', program('single-process'), /WORKERS=2, and after \d+ ms it has 0 workers/],
];

/** A limit must have the time to be broken, and a wait must be long against what a busy machine makes of it. */
const labFor = (name: string): Lab => {
  if (/flood|bomb/.test(name)) return tinyLab({ need: false, quiet: 10_000 });
  return name === 'a single process' ? tinyLab({ limit: 10_000 }) : tinyLab();
};

describe('what a program does wrong at boot is told as what it is', () => {
  it.concurrent.each(failures)('%s', async (name, path, told) => {
    const lab = labFor(name);
    const { verdict } = await gradeProgram(lab, path, WAITS.test(name) ? { calibrate: usual } : {});
    expect(verdict.checks).toMatchObject([
      { id: 'serves', status: 'fail', points: 0, because: expect.stringMatching(told) },
      {
        id: 'worker-count',
        status: 'unknown',
        points: 0,
        because: expect.stringMatching(/"serves"|workers/),
      },
    ]);
    expect(verdict.status).toBe('fail');
    expect(verdict.error).toBeNull();
  });
});

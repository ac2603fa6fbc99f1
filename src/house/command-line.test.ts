import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { failureJson, failureOf, wantsJson } from '../cli/failure.ts';
import { buildProgram } from '../cli/program.ts';
import { GraderError, UsageError } from '../domain/errors.ts';
import { bin, clusterprep } from './testing/run.ts';

describe('the command line', () => {
  it('describes every command, argument and option', () => {
    const program = buildProgram('1.2.3', () => {});
    expect(program.commands.map((command) => command.name())).toEqual(
      expect.arrayContaining(['demo', 'quiz', 'lab', 'grade', 'progress', 'doctor', 'check']),
    );
    for (const command of [program, ...program.commands]) {
      const described = [command.summary() || command.description()];
      for (const { description } of [...command.options, ...command.registeredArguments])
        described.push(description);
      expect(described.filter((text) => text.length < 10)).toEqual([]);
    }
  });

  it('prints the help of the program and of a command', () => {
    expect(clusterprep('--help')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('Exit codes:'),
    });
    expect(clusterprep('grade', '--help').stdout).toMatch(/^Usage: clusterprep grade .*<lab> \[path\]/);
  });

  it.each([
    [['qiuz'], 'clusterprep: there is no command "qiuz"; did you mean "quiz"?\n'],
    [['quiz', '--count', 'ten'], 'Give a whole number from 1 to 10000.\n'],
    [['quiz', '--cuont', '3'], '(Did you mean --count?)\n'],
    [['grade'], "clusterprep: missing required argument 'lab'\n"],
    [['lab', 'respwan'], 'there is no lab "respwan"; did you mean "respawn"?\n'],
  ])('says what is wrong with %j, and ends with 64', (args, end) => {
    const ended = clusterprep(...args);
    expect(ended).toMatchObject({ stdout: '', status: 64 });
    expect(ended.stderr.endsWith(end)).toBe(true);
  });

  it('tells an error as JSON where JSON was asked for', () => {
    const ended = clusterprep('grade', 'respwan', '--json');
    expect(ended.status).toBe(64);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      schema: 1,
      lab: 'respwan',
      status: 'unknown',
      points: 0,
      checks: [],
      error: { code: 'unknown-lab' },
    });
  });

  it('does not mind a reader that leaves early', async () => {
    const child = spawn(process.execPath, [bin, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      told += text;
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(told).toBe('');
  });
});

describe('what was thrown', () => {
  it.each([
    ['a wrong use', new UsageError('no-path', 'no such path'), 64, 'no-path'],
    ['a fault of the machine', new GraderError('no-proc', 'no process table'), 2, 'no-proc'],
    ['a fault of ours', new TypeError('x is not a function'), 2, 'internal'],
    ['no error at all', 'text', 2, 'internal'],
    ['an interrupted prompt', Object.assign(new Error('x'), { name: 'ExitPromptError' }), 130, 'interrupted'],
  ])('%s gets its exit code', (_, thrown, exit, code) => {
    expect(failureOf(thrown)).toMatchObject({ exit, code });
  });

  it('is never called the learner’s fault when it is ours', () => {
    expect(failureOf(new GraderError('x', 'y')).text).toContain('not your fault');
    expect(failureOf(new TypeError('y')).text).toMatch(/not yours.*\n.*TypeError: y\n/s);
  });

  it('is told in the form of a verdict by grade, and briefly by others', () => {
    const failure = failureOf(new UsageError('a', 'b'));
    expect(Object.keys(JSON.parse(failureJson(failure, ['grade', 'respawn'])))).toEqual([
      'schema',
      'lab',
      'status',
      'points',
      'maxPoints',
      'durationMs',
      'node',
      'platform',
      'isolation',
      'calibration',
      'checks',
      'mistakes',
      'error',
    ]);
    expect(JSON.parse(failureJson(failure, ['quiz']))).toEqual({
      schema: 1,
      error: { code: 'a', message: 'b' },
    });
  });

  it.each([
    [['grade', '--json', 'respawn'], true],
    [['grade', 'respawn', '--reporter', 'json'], true],
    [['grade', 'respawn', '--reporter=json'], true],
    [['grade', 'respawn', '--reporter', 'text'], false],
    [['grade', 'respawn', '--', '--json'], false],
  ])('is told as JSON for %j: %s', (argv, wanted) => {
    expect(wantsJson(argv)).toBe(wanted);
  });
});

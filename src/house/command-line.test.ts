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
    const ofGrade = clusterprep('grade', '--help').stdout;
    expect(ofGrade).toMatch(/^Usage: clusterprep grade .*<lab> \[path\]/);
    expect(clusterprep('help', 'grade').stdout).toBe(ofGrade);
    expect(clusterprep('help').stdout).toBe(clusterprep('--help').stdout);
  });

  it.each([
    [['qiuz'], 'There is no command "qiuz".\nDid you mean "quiz"?\n'],
    [['gracefull'], 'There is no command "gracefull".\nDid you mean `clusterprep lab graceful-shutdown`?\n'],
    [['help', 'labb'], 'There is no command "labb".\nDid you mean "lab"?\n'],
    [['--nonsense'], 'There is no option --nonsense.\n`clusterprep --help` tells what it takes.\n'],
    [
      ['quiz', '--count', 'ten'],
      '"ten" is no value for --count <n>.\nGive a whole number from 1 to 10000.\n',
    ],
    [['quiz', '--count'], '--count <n> needs a value.\n`clusterprep quiz --help` tells what it takes.\n'],
    [['quiz', '--cuont', '3'], 'There is no option --cuont.\nDid you mean --count?\n'],
    [['quiz', 'shutdwn'], 'There is no objective "shutdwn".\nDid you mean "shutdown-and-reload"?\n'],
    [['grade'], '<lab> is missing.\n`clusterprep lab` lists the labs.\n'],
    [
      ['lab', 'a', 'b'],
      'That is too much for `clusterprep lab`.\n`clusterprep lab --help` tells what it takes.\n',
    ],
    [['lab', 'gracefull'], 'There is no lab "gracefull".\nDid you mean "graceful-shutdown"?\n'],
    [
      ['check', '--only', 'nonsense'],
      'There is no lab or question "nonsense".\n`clusterprep lab` lists the labs; questions are in questions/*.yaml.\n',
    ],
    [
      ['new', 'lab', 'My Lab'],
      '"My Lab" cannot be the id of a lab.\nAn id has small letters, digits and hyphens, begins with a letter and has at most 40 of them: "my-lab".\n',
    ],
  ])('says what is wrong with %j, and ends with 64', (args, end) => {
    const ended = clusterprep(...args);
    expect(ended).toMatchObject({ stdout: '', stderr: `clusterprep: ${end}`, status: 64 });
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

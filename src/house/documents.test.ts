import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildProgram } from '../cli/program.ts';
import { loadLab } from '../store/content.ts';
import { root } from './testing/run.ts';

const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');
const program = buildProgram('1.2.3', () => {});
const commands = program.commands.filter((command) => command.name() !== 'help');

/** What `--help` of the program and of each command prints. */
const helps = [program, ...commands]
  .map((command) => {
    let text = '';
    command.configureOutput({
      getOutHelpWidth: () => 80,
      writeOut: (part) => {
        text += part;
      },
    });
    command.outputHelp();
    return text;
  })
  .join('');

/** The command lines that a text shows: a line, or what stands between backticks. */
const shown = (text: string): string[][] =>
  [...text.matchAll(/(?:^ {2}|npx |`)clusterprep ([a-z][^\n`|]*)/gm)].map(([, words = '']) =>
    words
      .replace(/ {2,}.*| [<>] .*| #.*/, '')
      .trim()
      .split(' '),
  );

it('the README has a row for each command, and names only commands that are there', () => {
  const rows = [...textOf('README.md').matchAll(/^\| `clusterprep ([a-z]+)/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(commands.map((command) => command.name()).toSorted());
});

it('every option in a row of the README is one of that command', () => {
  const rows = [...textOf('README.md').matchAll(/^\| `clusterprep ([a-z]+).*$/gm)];
  const unknown = rows.flatMap(([row, name]) => {
    const options = commands.find((command) => command.name() === name)?.options.map(({ long }) => long);
    return (row.match(/--[a-z-]+/g) ?? []).filter((option) => !options?.includes(option));
  });
  expect(unknown).toEqual([]);
});

it('every command line that README, CONTRIBUTING and the helps show can be given so', async () => {
  const lines = [textOf('README.md'), textOf('CONTRIBUTING.md'), helps].flatMap(shown);
  expect(lines.length).toBeGreaterThan(20);
  const wrong: string[] = [];
  for (const [name = '', ...words] of lines) {
    if (name === 'help') continue;
    const command = commands.find((each) => each.name() === name);
    const options = command?.options.map(({ long }) => long) ?? [];
    const used = words.filter((word) => word.startsWith('--') && word !== '--help');
    if (!command || used.some((word) => !options.includes(word))) wrong.push([name, ...words].join(' '));
    const [lab] = words;
    const ours = (name === 'lab' || name === 'grade') && !words.includes('--pack');
    if (ours && lab !== undefined && /^[a-z]/.test(lab)) await loadLab(lab);
  }
  expect(wrong).toEqual([]);
  const answers = lines.flatMap((words) =>
    words.filter((word) => /^[a-z-]+\/(accepted|wrong|solution)/.test(word)),
  );
  expect(answers.filter((answer) => !existsSync(join(root, 'labs', answer)))).toEqual([]);
});

it('help tells the exit codes once, and keeps to eighty columns', () => {
  expect(helps.match(/Exit codes:/g)).toHaveLength(1);
  expect(helps.split('\n').filter((line) => line.length > 80 && !/^Usage/.test(line))).toEqual([]);
});

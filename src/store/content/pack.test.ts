import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { yamlContent } from './from-yaml.ts';
import { readPack, withPack } from './pack.ts';
import { faultText } from './read-yaml.ts';
import { packageRoot } from './root.ts';

const root = packageRoot();
const own = yamlContent(join(root, 'src', 'store', 'fixtures', 'none'));
/** Our content in small: a blueprint, one lab and one question. */
const ours = {
  ...own,
  loadBlueprint: async () => ({
    schema: 1 as const,
    title: 'Small',
    passMark: 68,
    note: '',
    objectives: [{ id: 'balancing', title: 'B', weight: 100, summary: 's' }],
  }),
  labSummaries: async () => [
    {
      id: 'respawn',
      title: 'Ours',
      level: 'beginner' as const,
      minutes: 1,
      objective: 'balancing',
      after: [],
      summary: '',
      maxPoints: 100,
    },
  ],
  loadIndex: async () =>
    ['ours', 'pw-is-primary', 'fs-no-count', 'pw-own-or-shared'].map((id) => ({
      id,
      objective: 'balancing',
      level: 'recall' as const,
      kind: 'one' as const,
      digest: 'd',
    })),
  loadQuestions: async () => [],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterprep-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const template = (path: string, id: string): string =>
  readFileSync(join(root, 'templates', path), 'utf8')
    .replaceAll('{{id}}', id)
    .replaceAll('{{objective}}', 'balancing');
const putLab = (id: string, change: (yaml: string) => string = (yaml) => yaml): void => {
  cpSync(join(root, 'templates', 'lab'), join(folder, 'labs', id), { recursive: true });
  put(`labs/${id}/lab.yaml`, change(template('lab/lab.yaml', id)));
};
const putQuestion = (id: string, kind = 'order', change: (yaml: string) => string = (yaml) => yaml): void =>
  put(`questions/${id}.yaml`, change(template(`question/${kind}.yaml`, id)));
const read = () =>
  readPack(
    {
      folder,
      names: async () => ({
        probes: ['await-workers', 'steady', 'fault', 'put-file'],
        checks: ['serves', 'worker-count', 'real-workers'],
        parameters: {
          probes: {
            steady: ['ms'],
            fault: ['on'],
            'put-file': ['variable'],
            'await-workers': ['limit', 'need'],
          },
          checks: {},
        },
      }),
      broken: ({ id }) => (id === 'odd' ? ['the answer z is no option'] : []),
    },
    ours,
  );
const faults = async (): Promise<string[]> => (await read()).faults.map(faultText);

test('a sound pack is there besides our own content', async () => {
  putLab('mine');
  putQuestion('mine');
  putQuestion('proved', 'one');
  put('questions/proofs/proved.mjs', 'console.log("{}")');
  const pack = await read();
  expect(pack.faults).toEqual([]);
  const content = withPack(ours, pack);
  expect((await content.labSummaries()).map(({ id }) => id)).toEqual(['mine', 'respawn']);
  expect(await content.loadLab('mine')).toMatchObject({
    lab: { id: 'mine' },
    folder: join(folder, 'labs', 'mine'),
  });
  expect((await content.loadIndex()).map(({ id }) => id).slice(-2)).toEqual(['mine', 'proved']);
  expect((await content.loadQuestions(['proved', 'gone', 'mine'])).map(({ id }) => id)).toEqual([
    'proved',
    'mine',
  ]);
  const [proved] = await content.loadQuestions(['proved']);
  expect(proved?.proof?.file).toBe(join(folder, 'questions', 'proofs', 'proved.mjs'));
  expect(await content.loadBrief('mine')).toContain('## Your task');
  expect(await content.loadSearch()).toBeNull();
});

describe('what is broken is left out, with file, line and what to write, and the rest stays', () => {
  it('files that are none', async () => {
    putLab('mine');
    put('labs/odd/lab.yaml/x', '');
    put('questions/folder.yaml/x', '');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'questions', 'gone.yaml'));
    putLab('flat');
    rmSync(join(folder, 'labs', 'flat', 'solution'), { recursive: true });
    put('labs/flat/solution', 'no folder');
    const pack = await read();
    expect(pack.labs.map(({ id }) => id)).toEqual(['mine']);
    expect(pack.faults.map(faultText).sort()).toEqual([
      'labs/flat/solution:1: It is missing, empty or no folder. Write a program there.',
      'labs/odd/lab.yaml:1: It cannot be read as a text. Make it a file, or take it away.',
      'questions/folder.yaml:1: It cannot be read as a text. Make it a file, or take it away.',
      'questions/gone.yaml:1: It cannot be read as a text. Make it a file, or take it away.',
    ]);
  });

  it('folders that are none', async () => {
    put('labs', 'no folder');
    put('questions', 'no folder');
    expect(await faults()).toEqual(
      ['labs', 'questions'].map((name) => `${name}:1: It is no folder. Make it one, or take it away.`),
    );
  });

  it('keys that a probe or a check does not read', async () => {
    putLab('mine', (yaml) => yaml.replace('with: { ms:', 'with: { sm:'));
    expect(await faults()).toEqual([
      expect.stringMatching(
        /^labs\/mine\/lab.yaml:\d+: scenarios.*with.sm: The probe "steady" does not read "sm". (Did you mean "ms"\?|It reads: ms\.)$/,
      ),
    ]);
  });

  it('ids that are ours', async () => {
    putLab('respawn');
    putLab('mine');
    putQuestion('ours');
    putQuestion('mine');
    const pack = await read();
    expect(pack.labs.map(({ id }) => id)).toEqual(['mine']);
    expect(pack.questions.map(({ question }) => question.id)).toEqual(['mine']);
    expect(pack.faults.map(faultText)).toEqual([
      'labs/respawn/lab.yaml:1: clusterprep has a lab "respawn" of its own. Call the folder and the lab something else: my-respawn.',
      'questions/ours.yaml:2: id: clusterprep has a question "ours" of its own. Write another, such as my-ours.',
    ]);
  });

  it('names that nothing has, each with the nearest', async () => {
    putLab('mine', (yaml) =>
      yaml
        .replace('objective: balancing', 'objective: balance')
        .replace('after: []', 'after: [repsawn]')
        .replace('use: steady', 'use: steddy')
        .replace('use: worker-count', 'use: workers-count')
        .replace('fails: [serves]', 'fails: [serve]'),
    );
    expect(await faults()).toEqual([
      expect.stringMatching(/^labs\/mine\/lab\.yaml:\d+: wrong\[2\]\.fails\[0\]: .*Did you mean "serves"\?$/),
    ]);
    putLab('mine', (yaml) =>
      yaml
        .replace('objective: balancing', 'objective: balance')
        .replace('after: []', 'after: [repsawn]')
        .replace('use: steady', 'use: steddy')
        .replace('use: worker-count', 'use: workers-count')
        .replace('questions: [fs-no-count]', 'questions: [our]'),
    );
    const lines = (await faults()).map((fault) => fault.replace(/:\d+:.*Did you mean/, ': …'));
    expect(lines).toEqual(
      ['balancing', 'respawn', 'steady', 'worker-count', 'ours'].map(
        (name) => `labs/mine/lab.yaml: … "${name}"?`,
      ),
    );
  });

  it('YAML that is none, and values that do not fit', async () => {
    putLab('mine', (yaml) => yaml.replace('minutes: 15', 'minutes: ten'));
    putLab('torn', () => 'id: torn\n\ttitle: x');
    putQuestion('mine', 'order', (yaml) => yaml.replace('level: recall', 'level: easy'));
    putQuestion('odd');
    const told = await faults();
    expect(told).toContain('labs/mine/lab.yaml:10: minutes: "ten" does not fit. Write a number.');
    expect(told.find((line) => line.startsWith('labs/torn/lab.yaml:2: '))).toContain('not with tabs');
    expect(told).toContain('questions/odd.yaml:2: id: "odd": the answer z is no option.');
    expect(told.find((line) => line.startsWith('questions/mine.yaml:6: level: '))).toContain('one of recall');
  });

  it('files that are not there', async () => {
    mkdirSync(join(folder, 'labs', 'empty'), { recursive: true });
    putLab('mine');
    rmSync(join(folder, 'labs', 'mine', 'starter'), { recursive: true });
    rmSync(join(folder, 'labs', 'mine', 'README.md'));
    putQuestion('proved', 'one');
    expect(await faults()).toEqual([
      'labs/empty/lab.yaml:1: It is missing or empty. `clusterprep new lab` makes one that works.',
      'labs/mine/starter:1: It is missing, empty or no folder. Write a program there.',
      'labs/mine/README.md:1: It cannot be read. Write it as a text.',
      'questions/proved.yaml:23: proof.file: There is no questions/proofs/proved.mjs. Write it, or leave the proof out.',
    ]);
  });

  it.each([
    ['- use: fault', 'BOOT_FAULT', '/etc/passwd'],
    ['- use: fault', 'BOOT_FAULT', '{scratch}/../x'],
    ['- use: put-file\n        with: { variable: PRICES }', 'PRICES', 'prices'],
  ])('a file of somebody else that a probe would write: %s, %s=%s', async (probe, name, value) => {
    putLab('mine', (yaml) =>
      yaml
        .replace('      - use: steady', `      ${probe}\n      - use: steady`)
        .replace('    workers: 3', `    workers: 3\n    env: { ${name}: "${value}" }`),
    );
    const told = await faults();
    expect(told[0]).toMatch(
      new RegExp(`^labs/mine/lab\\.yaml:\\d+: scenarios\\[0\\]\\.env\\.${name}: The grader writes this file`),
    );
    putLab('mine', (yaml) =>
      yaml
        .replace('      - use: steady', `      ${probe}\n      - use: steady`)
        .replace('    workers: 3', `    workers: 3\n    env: { ${name}: "{scratch}/file" }`),
    );
    expect(await faults()).toEqual([]);
  });

  it('what would steer a terminal, or reach out of the pack', async () => {
    putLab('mine', (yaml) => yaml.replace('title: "TODO: the title"', 'title: "\\e[2Jgone"'));
    putLab('other');
    put('labs/other/README.md', '# Brief\n\n\u001b]0;title\u0007');
    putQuestion('turned', 'order', (yaml) => yaml.replace('TODO: what comes first', '\u202etxet'));
    putQuestion('proved', 'one', (yaml) => yaml.replace('proved.mjs', '../../../secret.mjs'));
    const pack = await read();
    expect([...pack.labs, ...pack.questions]).toEqual([]);
    const told = pack.faults.map(faultText);
    expect(told).toEqual([
      'labs/mine/lab.yaml:5: title: It holds the character U+001B, which can steer a terminal. Leave it out.',
      'labs/other/README.md:3: It holds the character U+001B, which can steer a terminal. Leave it out.',
      expect.stringContaining('"../../../secret.mjs" does not fit.'),
      expect.stringContaining('It holds the character U+202E'),
    ]);
    expect(told.join('')).not.toMatch(/\p{Cc}|\u202e/u);
  });
});

test('a probe that writes files is one whose files a pack must keep in the folder of the run', () => {
  const probes = join(root, 'src', 'grader', 'probes');
  const writing = readdirSync(probes).filter((file) =>
    /(?<![.\w])(writeFile|appendFile|createWriteStream|open|rm|unlink|mkdir|rename|symlink|copyFile|cp)(Sync)?\(/.test(
      readFileSync(join(probes, file), 'utf8'),
    ),
  );
  // Tell `pack-reach.ts` of a new one.
  expect(writing.filter((file) => !['fault.ts', 'put-file.ts'].includes(file))).toEqual([]);
});

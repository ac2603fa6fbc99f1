import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLab } from '../content.ts';
import { jsonContent } from './from-json.ts';
import { yamlContent } from './from-yaml.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clusterprep-content-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const put = async (name: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
};

const lab = (id: string, change: Record<string, unknown> = {}): string =>
  JSON.stringify({
    schema: 1,
    id,
    title: 'A lab',
    level: 'beginner',
    objective: 'forking',
    minutes: 15,
    summary: 'Short.',
    scenarios: [{ id: 'plain', title: 'Plain', workers: 2, probes: [{ use: 'boot' }] }],
    checks: ['serves', 'worker-count'].map((check) => ({
      id: check,
      title: 'T',
      use: check,
      scenarios: ['plain'],
      points: 30,
      why: 'w',
      hint: 'h',
      link: 'https://nodejs.org/api/cluster.html',
    })),
    mistakes: [],
    wrong: [],
    passed: { proved: 'p', explanation: 'e', read: [] },
    ...change,
  });

describe('content written as YAML', () => {
  it('lists labs from easy to hard, those that come after another behind it', async () => {
    await put('labs/a/lab.yaml', lab('a', { level: 'advanced' }));
    await put('labs/b/lab.yaml', lab('b', { after: ['c'] }));
    await put('labs/c/lab.yaml', lab('c'));
    const list = await yamlContent(root).labSummaries();
    expect(list.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(list[0]).toEqual({
      id: 'c',
      title: 'A lab',
      level: 'beginner',
      minutes: 15,
      objective: 'forking',
      after: [],
      summary: 'Short.',
      maxPoints: 60,
    });
  });

  it('does not hang on labs that each come after the other', async () => {
    await put('labs/a/lab.yaml', lab('a', { after: ['b'] }));
    await put('labs/b/lab.yaml', lab('b', { after: ['a'] }));
    expect(await yamlContent(root).labSummaries()).toHaveLength(2);
  });

  it('fills in defaults and tells the folder', async () => {
    await put('labs/a/lab.yaml', lab('a'));
    const found = await yamlContent(root).loadLab('a');
    expect(found?.folder).toBe(join(root, 'labs', 'a'));
    expect(found?.lab.scenarios[0]?.probes).toEqual([{ use: 'boot', with: {} }]);
    expect(await yamlContent(root).loadLab('b')).toBeNull();
  });

  it('names the file, the line, the place and what to write', async () => {
    await put('labs/a/lab.yaml', lab('a', { minutes: 'ten', checks: [{ id: 'serves' }] }));
    await expect(yamlContent(root).loadLab('a')).rejects.toThrow(
      /^labs\/a\/lab\.yaml:\d+: minutes: "ten" does not fit\. Write a number\.$/m,
    );
    await expect(yamlContent(root).loadLab('a')).rejects.toThrow(
      /lab\.yaml:\d+: checks\[0\]\.points: It is missing\. /,
    );
  });

  it('tells YAML that cannot be parsed with its line', async () => {
    await put('labs/a/lab.yaml', 'id: a\ntitle: [');
    await expect(yamlContent(root).loadLab('a')).rejects.toThrow(/^labs\/a\/lab\.yaml:2: /);
  });

  it('finds names that are used but not defined', async () => {
    const wrong = [{ id: 'x', mistake: 'nobody', fails: ['serve'] }];
    await put('labs/a/lab.yaml', lab('b', { wrong }));
    await expect(yamlContent(root).loadLab('a')).rejects.toThrow(
      [
        'labs/a/lab.yaml:1: id: It is "b", but the folder is called "a". Write id: a',
        'labs/a/lab.yaml:1: wrong[0].fails[0]: There is no check "serve". Did you mean "serves"?',
        'labs/a/lab.yaml:1: wrong[0].mistake: There is no mistake "nobody".',
      ].join('\n'),
    );
  });

  it('refuses two questions with one id', async () => {
    const question = [
      {
        id: 'same',
        kind: 'fill',
        objective: 'x',
        level: 'recall',
        prompt: 'What is the answer?',
        explanation: 'A long enough explanation.',
        source: 'https://nodejs.org/',
        grammar: 'word',
        accepts: ['a'],
        wrong: [{ text: 'b', because: 'because it is b' }],
      },
    ];
    await put('questions/one.yaml', JSON.stringify(question));
    expect(await yamlContent(root).loadQuestions()).toHaveLength(1);
    await put('questions/two.yaml', JSON.stringify(question));
    await expect(yamlContent(root).loadQuestions()).rejects.toThrow(
      'questions/two.yaml: the id "same" is already taken in questions/one.yaml',
    );
  });

  it('is empty in an empty folder, and says that the blueprint is missing', async () => {
    expect(await yamlContent(root).labSummaries()).toEqual([]);
    expect(await yamlContent(root).loadQuestions()).toEqual([]);
    await expect(yamlContent(root).loadBlueprint()).rejects.toThrow('questions/blueprint.yaml is missing');
  });
});

describe('content that the build compiled', () => {
  it('reads a lab, and knows an id that is not there from a package that is broken', async () => {
    await put('content/lab-a.json', lab('a'));
    const content = jsonContent(join(root, 'content'), join(root, 'labs'));
    expect((await content.loadLab('a'))?.folder).toBe(join(root, 'labs', 'a'));
    expect(await content.loadLab('b')).toBeNull();
    expect(await content.loadLab('../a')).toBeNull();
    await expect(content.labSummaries()).rejects.toThrow('is the package complete?');
  });
});

it('an unknown lab is a wrong use', async () => {
  await expect(loadLab('no-such-lab-at-all')).rejects.toMatchObject({
    name: 'UsageError',
    code: 'unknown-lab',
  });
});

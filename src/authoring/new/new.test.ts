import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { graderNames } from '../../grader/names.ts';
import { checkLab } from '../../store/content/lab-yaml.ts';
import { questionsIn, readQuestionFiles } from '../../store/content/question-files.ts';
import { packageRoot } from '../../store/content/root.ts';
import { loadIndex } from '../../store/content.ts';
import { answersOf } from '../answers.ts';
import { checkBank } from '../written/check-bank.ts';
import { checkWritten } from '../written/check-written.ts';
import { freeId, refuseId } from './new-id.ts';
import { kindsIn, planLab, planQuestion } from './plan.ts';
import { readTemplates, writeFiles } from './write-files.ts';

const item = { id: 'mine', objective: 'balancing' };
const lab = await readTemplates(join(packageRoot(), 'templates', 'lab'));
const question = await readTemplates(join(packageRoot(), 'templates', 'question'));
const known = {
  objectives: ['balancing'],
  labs: ['mine'],
  questions: (await loadIndex()).map(({ id }) => id),
  ...graderNames,
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'clusterprep-new-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('an id', () => {
  it.each([
    ['My Lab', '"my-lab"'],
    ['Über-Läufer!', '"uber-laufer"'],
    ['42', '"my-lab"'],
    ['../../etc', '"etc"'],
    ['ends-', '"ends"'],
    ['x'.repeat(41), `"${'x'.repeat(40)}"`],
  ])('%j is refused, with one that would do', (id, instead) => {
    expect(() => refuseId('lab', id, [])).toThrow(`"${id}" cannot be the id of a lab.\n`);
    expect(() => refuseId('lab', id, [])).toThrow(instead);
  });

  it('that is taken is refused, with one that is free', () => {
    expect(() => refuseId('lab', 'one', ['one', 'my-one'])).toThrow(/already\.\n.*"my-one-2"/);
    expect(() => refuseId('lab', 'two', ['one'])).not.toThrow();
    expect(freeId('x', ['x', 'x-2'])).toBe('x-3');
  });
});

test('a plan gives each answer what is given, but not what it has itself; lab.yaml comes last', () => {
  const files = planLab(
    new Map([
      ['lab.yaml', 'id: {{id}}, {{objective}}, {{other}}'],
      ['given/app.js', 'given'],
      ['starter/server.js', 's'],
      ['wrong/x/app.js', 'own'],
    ]),
    item,
  );
  expect(files.map(({ path, text }) => [path, text])).toEqual([
    ['labs/mine/starter/app.js', 'given'],
    ['labs/mine/starter/server.js', 's'],
    ['labs/mine/wrong/x/app.js', 'own'],
    ['labs/mine/lab.yaml', 'id: mine, balancing, {{other}}'],
  ]);
});

describe('the template of a lab', () => {
  const make = async () => {
    await writeFiles(root, planLab(lab, item), 'labs/mine');
    const checked = await checkLab(root, 'mine');
    if (checked.is === 'faulty') throw new Error(JSON.stringify(checked.faults));
    return { lab: checked.data, folder: join(root, 'labs', 'mine') };
  };

  it('is a whole draft: all that it names is there', async () => {
    const made = await make();
    expect(await checkWritten(made, { draft: true, known })).toEqual([]);
    const { answers, problems } = answersOf(made.lab, made.folder);
    expect(problems).toEqual([]);
    expect(answers.map(({ expected }) => expected.kind)).toEqual(
      expect.arrayContaining(['starter', 'passes', 'fails']),
    );
  });

  it('is not finished: each TODO is told with its line, and what is missing', async () => {
    const told = await checkWritten(await make(), { draft: false, known });
    expect(told).toContain(
      'labs/mine/lab.yaml:5: "TODO: the title" is still to be written. Or check it as a --draft.',
    );
    expect(told.filter((line) => line.startsWith('labs/mine/README.md:1: '))).toHaveLength(1);
    expect(told.join('\n')).toMatch(/There is 1 accepted answer.*\n.*There are 3 wrong answers/);
  });

  it('is told where the table of its brief gives other points than lab.yaml', async () => {
    const made = await make();
    const brief = join(made.folder, 'README.md');
    const text = readFileSync(brief, 'utf8');
    expect(text).toContain('| `serves` | 20 |');
    writeFileSync(brief, text.replace('| `serves` | 20 |', '| `serves` | 25 |'));
    const told = await checkWritten(made, { draft: false, known });
    expect(told.filter((line) => line.includes('README.md') && !line.includes('TODO'))).toEqual([
      expect.stringMatching(/README\.md:\d+: serves gives 20 points in lab\.yaml, and here "25"\./),
    ]);
  });

  it('overwrites nothing', async () => {
    await make();
    await expect(make()).rejects.toThrow(/labs.mine is there already, and stays as it is\./);
  });
});

describe('the template of a question', () => {
  it('is there for every kind', () => {
    expect(kindsIn(question)).toEqual([
      'fill',
      'line',
      'match',
      'one',
      'order',
      'predict',
      'run',
      'several',
      'timeline',
      'truth',
    ]);
  });

  it.each(kindsIn(question))('%s is a whole draft, and not finished', async (kind) => {
    await writeFiles(root, planQuestion(question, kind, item));
    const { found, faults } = await readQuestionFiles(root);
    expect(faults).toEqual([]);
    const options = { objectives: known.objectives, proofs: join(root, 'questions', 'proofs') };
    expect(checkBank(found, { draft: true, ...options })).toEqual([]);
    expect(checkBank(found, { draft: false, ...options })[0]).toMatch(
      /^questions\/mine\.yaml:\d+: .*"TODO: .* is still to be written\./,
    );
    expect(found[0]?.question).toMatchObject({ id: 'mine', kind });
  });

  it('says where a question is wrong, and leaves the others alone', () => {
    const source = planQuestion(question, 'order', item).at(-1)?.text ?? '';
    const other = source.replace('"mine"', 'other').replace('level: recall', 'level: easy');
    const { found, faults } = questionsIn('questions/q.yaml', `${other}\n${source}`);
    expect(found.map((one) => one.question.id)).toEqual(['mine']);
    expect(faults).toEqual([
      {
        file: 'questions/q.yaml',
        line: 6,
        question: 'other',
        what: 'level: "easy" is not known here. Write one of recall, apply, analyse, judge.',
      },
    ]);
    expect(questionsIn('q', 'id: x').faults[0]?.what).toContain('Begin each question with a hyphen');
  });

  it('tells a kind that breaks its own rules, a lost objective and a lost proof', async () => {
    await writeFiles(root, planQuestion(question, 'one', { id: 'mine', objective: 'balancin' }));
    const file = join(root, 'questions', 'mine.yaml');
    const { found } = questionsIn('q.yaml', readFileSync(file, 'utf8').replace('answer: a', 'answer: z'));
    const told = checkBank(found, { draft: true, objectives: known.objectives, proofs: root });
    expect(told).toEqual([
      'q.yaml:3: objective: There is no objective "balancin". Did you mean "balancing"?',
      'q.yaml:2: id: "mine": the answer z is no option.',
      'q.yaml:23: proof.file: There is no questions/proofs/mine.mjs. Write it.',
    ]);
  });
});

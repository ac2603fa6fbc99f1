import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verdictSchema } from '../domain/verdict.ts';
import { bin, root, run } from './testing/run.ts';

let folder: string;
let pack: string;
const clusterprep = (args: readonly string[], env: Record<string, string> = {}) =>
  run(process.execPath, [bin, ...args], {
    cwd: folder,
    env: { ...process.env, CLUSTERPREP_HOME: join(folder, 'scores'), ...env },
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterprep-pack-'));
  pack = join(folder, 'mine');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('new lab makes a lab that passes check --draft and can be graded; new question one that can be proved', () => {
  const made = clusterprep(['new', 'lab', 'my-lab', '--pack', 'mine']);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toContain('clusterprep check --draft --only my-lab --pack mine\n');
  expect(clusterprep(['new', 'question', '--pack', 'mine'])).toMatchObject({ status: 0, stderr: '' });
  // One right answer: enough to see that all plays together, and quick.
  const only = 'my-lab/solution,my-question';
  const checked = clusterprep(['check', '--draft', '--pack', 'mine', '--only', only, '--json']);
  expect(JSON.parse(checked.stdout)).toMatchObject({
    problems: [],
    grades: [{ answer: 'solution', status: 'pass' }],
    proofs: [{ question: 'my-question', problem: null }],
  });
  expect(checked.status).toBe(0);
  const wrong = join(pack, 'labs', 'my-lab', 'wrong', 'one-too-many');
  const graded = clusterprep(['grade', 'my-lab', wrong, '--pack', 'mine', '--json']);
  expect(verdictSchema.parse(JSON.parse(graded.stdout))).toMatchObject({
    lab: 'my-lab',
    status: 'fail',
    mistakes: [{ id: 'one-too-many' }],
  });
});

it('check proves the pack and nothing else, whatever it is asked for', () => {
  const checked = clusterprep(['check', '--draft', '--pack', 'mine', '--only', 'questions', '--json']);
  expect(JSON.parse(checked.stdout)).toMatchObject({ proofs: [{ question: 'my-question' }], coverage: null });
  const ours = clusterprep(['check', '--pack', 'mine', '--only', 'respawn']);
  expect(ours).toMatchObject({ status: 64, stderr: expect.stringContaining('no lab or question "respawn"') });
});

it('a draft is not finished', () => {
  const checked = clusterprep(['check', '--pack', 'mine', '--recorded', '--json']);
  expect(checked.status).toBe(1);
  const { problems }: { problems: string[] } = JSON.parse(checked.stdout);
  expect(problems.find((problem) => /^labs\/my-lab\/lab\.yaml:\d+: "TODO: /.test(problem))).toBeDefined();
  expect(
    problems.find((problem) => /^questions\/my-question\.yaml:\d+: prompt: "TODO: /.test(problem)),
  ).toBeDefined();
});

it('the lab is in the list, and its folder is set up below the current one, never in the checkout', () => {
  const list = clusterprep(['lab'], { CLUSTERPREP_PACK: pack });
  expect(list.stdout).toContain('  my-lab ');
  expect(list.stdout).toContain('  graceful-shutdown ');
  const none = clusterprep(['grade', 'my-lab', '--pack', 'mine']);
  expect(none.stderr).toContain(join('clusterprep-labs', 'my-lab'));
  expect(existsSync(join(root, 'labs', 'my-lab'))).toBe(false);
});

it('a quiz asks the questions of the pack', () => {
  const asked = run(process.execPath, [bin, 'quiz', '--pack', pack, '--json', '--seed', '1'], {
    cwd: folder,
    env: { ...process.env, CLUSTERPREP_HOME: join(folder, 'scores') },
  });
  expect(asked.stderr).toContain('TODO: the question');
  expect(asked.stderr).toContain('Question 1 of 1');
});

it('ask finds what the pack says', () => {
  const file = join(pack, 'questions', 'my-question.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('TODO: why it is so', 'Because of the zanzibar'));
  const told = clusterprep(['ask', 'zanzibar', '--pack', 'mine']).stdout;
  expect(told).toContain('zanzibar');
  // What is suggested works as it stands.
  expect(told).toMatch(/clusterprep quiz [\w-]+ --pack mine\n/);
  expect(clusterprep(['ask', 'zanzibar']).stdout).not.toContain('of the zanzibar');
});

it('what is broken is told with file and line; the rest works', () => {
  const file = join(pack, 'labs', 'my-lab', 'lab.yaml');
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.replace('level: beginner', 'level: easy'));
  const fault = /labs\/my-lab\/lab\.yaml:6: level: "easy" is not known here\. Write one of beginner/;
  const list = clusterprep(['lab', '--pack', 'mine']);
  expect(list.status).toBe(0);
  expect(list.stderr).toMatch(fault);
  expect(list.stdout).toContain('  respawn ');
  expect(list.stdout).not.toContain('my-lab');
  const refused = clusterprep(['grade', 'my-lab', '.', '--pack', 'mine']);
  expect(refused.status).toBe(64);
  expect(refused.stderr).toMatch(fault);
  const checked = clusterprep(['check', '--draft', '--pack', 'mine', '--only', 'my-lab']);
  expect(checked.stderr).toMatch(fault);
  writeFileSync(file, whole);
});

it('no program of a pack runs in clusterprep itself', () => {
  const spy = join(folder, 'ran');
  const proofs = join(pack, 'questions', 'proofs');
  const program = join(proofs, readdirSync(proofs)[0] ?? '');
  // The parent of a contained program is its sandbox, and never who was started here.
  writeFileSync(
    program,
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(spy)}, String(process.env.CLUSTERPREP_HOME));\nconsole.log('{"isPrimary":true}');\n`,
  );
  expect(clusterprep(['lab', '--pack', 'mine']).status).toBe(0);
  expect(existsSync(spy)).toBe(false);
  expect(clusterprep(['prove', 'my-question', '--pack', 'mine']).status).toBe(0);
  // It ran in an environment of its own.
  if (existsSync(spy)) expect(readFileSync(spy, 'utf8')).toBe('undefined');
});

it.each([
  [
    'nowhere',
    /^clusterprep: There is no folder .*nowhere\.\nName the folder of a pack with --pack or CLUSTERPREP_PACK\.\n$/,
  ],
  ['scores-only', /holds no labs and no questions\.\n`clusterprep new lab my-lab --pack scores-only` makes/],
])('the pack %s is refused', (name, message) => {
  if (name === 'scores-only') run('mkdir', [join(folder, name)]);
  const ended = clusterprep(['lab', '--pack', name]);
  expect(ended).toMatchObject({ status: 64, stdout: '' });
  expect(ended.stderr).toMatch(message);
});

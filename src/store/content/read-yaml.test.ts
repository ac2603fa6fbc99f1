import { expect, test } from 'vitest';
import { scenarioSchema } from '../../domain/lab.ts';
import { questionSchema } from '../../domain/question.ts';
import { checkYaml, faultText } from './read-yaml.ts';

const told = (lines: string[], schema = questionSchema as typeof questionSchema | typeof scenarioSchema) => {
  const checked = checkYaml<unknown>(lines.join('\n'), 'q.yaml', schema);
  return checked.is === 'fine' ? [] : checked.faults.map(faultText);
};
const scenario = ['id: two', 'title: Two workers', 'workers: 2', 'probes:', '  - use: steady'];

test('what is right is taken as it is', () => {
  expect(told(scenario, scenarioSchema)).toEqual([]);
});

test('each fault is told with its line, its place and what to write instead', () => {
  expect(
    told(['kind: one', 'id: A b', 'level: rec', '', 'prompt: What?', 'source: nodejs.org', 'options: []']),
  ).toEqual([
    'q.yaml:2: id: "A b" does not fit. Write small letters, digits and hyphens, beginning with a letter, such as my-lab.',
    'q.yaml:1: objective: It is missing. Write `objective:` and a text.',
    'q.yaml:3: level: "rec" is not known here. Write one of recall, apply, analyse, judge.',
    'q.yaml:5: prompt: "What?" is too little. Write at least 10 characters.',
    'q.yaml:1: explanation: It is missing. Write `explanation:` and a text.',
    'q.yaml:6: source: "nodejs.org" does not fit. Write a whole link, beginning with https://.',
    'q.yaml:7: options: An empty list is too little. Write at least 3 entries.',
    'q.yaml:1: answer: It is missing. Write `answer:` and a text.',
  ]);
  expect(told(['id: x', 'kind: oen'])[0]).toMatch(
    /^q\.yaml:2: kind: "oen" does not fit\. Write one of one, several, order/,
  );
});

test('a number where a text belongs wants quotes, and a key that nothing reads is told with its neighbour', () => {
  expect(told([...scenario, 'env:', '  LIMIT: 5'], scenarioSchema)).toEqual([
    'q.yaml:7: env.LIMIT: 5 is no text. Put it in quotes.',
  ]);
  expect(told([...scenario, 'alnoe: true', '    # a comment'], scenarioSchema)).toEqual([
    'q.yaml:6: alnoe: Nothing reads a key of this name. Did you mean `alone`?',
  ]);
  const torn = 'probes: [{ use: steady, with: {}, comma: a text, torn in two }]';
  expect(told([...scenario.slice(0, 3), torn], scenarioSchema).join('\n')).toContain(
    'This is the rest of a text: between { and } one that holds a comma needs quotes around it.',
  );
});

test.each([
  [['id: a', '\ttitle: b'], 2, 'not with tabs'],
  [['id: a', 'title: b: c'], 2, 'needs quotes around it'],
  [['id: a', 'id: b'], 2, 'one of the two'],
  [['id: "a'], 1, 'Write it.'],
  [['id: [a'], 1, ''],
])('%j is no YAML', (lines, line, advice) => {
  const [first = ''] = told(lines, scenarioSchema);
  expect(first).toMatch(new RegExp(`^q\\.yaml:${line}: .*\\.$`));
  expect(first).toContain(advice);
});

test('what a parser says again after it lost its way is told once', () => {
  const tab = ['id: a', 'checks:', '  - id: x', '\tpoints: 3', '    more: 1'];
  expect(told(tab, scenarioSchema)).toEqual([
    'q.yaml:4: Tabs are not allowed as indentation. Indent with blanks, not with tabs.',
  ]);
  expect(told(['- id: x', '\tkind: one', '  level: recall'], scenarioSchema)).toEqual([
    'q.yaml:2: Tabs are not allowed as indentation. Indent with blanks, not with tabs.',
  ]);
  expect(told(['a:', '\t- id: x', '\t  points: 3'], scenarioSchema)).toHaveLength(2);
  const lines = told(['- a: 1', ' b: 2', 'c: 3'], scenarioSchema).map((line) => line.split(':')[1]);
  expect(lines).toEqual(['2', '3']);
});

test('a bomb of aliases is told, not unfolded', () => {
  const bomb = ['a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]'];
  for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'])
    bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join(', ')}]`);
  expect(told(bomb, scenarioSchema)[0]).toMatch(/^q\.yaml:1: It cannot be read: .*alias/);
});

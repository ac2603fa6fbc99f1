import { expect, test } from 'vitest';
import { listed } from '../../app/lab-list.ts';
import { testLab } from '../../domain/testing/lab.ts';
import { labSummaries } from '../../store/content.ts';
import { labCommandLine } from './again.ts';
import { listText, treeText } from './list-text.ts';

const lab = (id: string, ...after: string[]) => ({
  ...testLab(),
  id,
  title: `The ${id} lab`,
  level: 'beginner' as const,
  after,
  maxPoints: 100,
});
const labs = listed([lab('one'), lab('two', 'one'), lab('three', 'two'), lab('four', 'one')], {}).map(
  (each) => (each.id === 'one' ? { ...each, passed: true, best: 95 } : each),
);

test('the list tells ids, scores and the next one', () => {
  const text = listText(labs);
  expect(text).toMatch(/^beginner\n {2}one {4}The one lab .*passed, 95\n {2}two .* next\n/);
  expect(text).toContain('\nNext: clusterprep lab two\n');
  expect(text.match(/beginner/g)).toHaveLength(1);
  expect(text).toContain('\nWhat builds on what: clusterprep lab --tree\n');
  const packed = listText(labs, (id) => labCommandLine(id, { pack: 'mine' }));
  expect(packed).toContain('clusterprep lab --tree --pack mine\n');
});

test('the tree shows what builds on what, also without unicode', () => {
  expect(treeText(labs, true).split('\n').slice(0, 4)).toEqual([
    'one          The one lab    passed, 95',
    '├─ two       The two lab    next',
    '│  └─ three  The three lab',
    '└─ four      The four lab',
  ]);
  expect(treeText(labs, false)).toMatch(/^[\x20-\x7e\n]*$/);
  expect(treeText(labs, false)).toContain('|  `- three');
});

test('what else should come before stands below a lab', () => {
  const more = [lab('five', 'two', 'four'), lab('six', 'five')];
  const text = treeText([...labs, ...listed(more, {})], true);
  expect(text).toMatch(/\n {3}└─ five .*\n {6}│ {2}also after two\n {6}└─ six /);
});

test('a lab whose clock runs is pointed at, and one can be done again when all are passed', () => {
  const at = labs.map((each) => ({ ...each, running: each.id === 'four' }));
  expect(listText(at)).toContain('Go on with: clusterprep lab four');
  expect(listText(labs.map((each) => ({ ...each, passed: true })))).toContain('All labs are passed.');
  expect(treeText([], true)).toContain('All labs are passed.');
});

test('our labs fit into 80 columns, scores and all', async () => {
  const all = listed(await labSummaries(), {}).map((each) => ({ ...each, best: 100, passed: true }));
  const lines = `${listText(all)}${treeText(all, true)}`.split('\n');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

import { expect, test } from 'vitest';
import { reduceExam } from '../domain/exam/reduce.ts';
import { resultOf } from '../domain/exam/result-of.ts';
import type { ExamAction } from '../domain/exam/view.ts';
import { samples } from '../domain/quiz/testing.ts';
import { DEADLINE, examBlueprint, examOf, labGrade, STARTED } from '../domain/testing/exam.ts';
import { examHtml } from './exam-html.ts';
import { examJson } from './exam-json.ts';

const earlier = [
  {
    session: 'e0',
    at: '2026-02-01T10:00:00.000Z',
    size: 'half' as const,
    percent: 41,
    passed: false,
    objectives: { balancing: 41 },
  },
];
const made = { version: '1.2.3', node: 'v24.0.0', bank: '0123456789abcdef', blueprint: examBlueprint.title };
const wrong: ExamAction = { type: 'answer', answer: { kind: 'choice', picked: ['b'] } };
const result = () => {
  const actions: ExamAction[] = [
    wrong,
    { type: 'lab-began', lab: 'test-lab' },
    { type: 'lab-graded', lab: 'test-lab', grade: labGrade(60) },
  ];
  const [second = samples[0], ...others] = samples;
  const asked = [{ ...second, prompt: 'Is <b>this & that</b> a "prompt"?' }, ...others] as typeof samples;
  const session = actions.reduce(
    (now, each, n) => reduceExam(now, each, STARTED + 61_000 * (n + 1)),
    examOf('exam', asked),
  );
  return resultOf(reduceExam(session, { type: 'tick' }, DEADLINE), {
    blueprint: examBlueprint,
    earlier,
    made,
  });
};

test('the page tells the result, explains what was missed, and lets nothing of the content through', () => {
  const html = examHtml(result());
  expect(html).toContain('Exam: not passed with ');
  expect(html).toContain('seed 7');
  expect(html).toContain('Is &lt;b&gt;this &amp; that&lt;/b&gt; a &quot;prompt&quot;?');
  expect(html).not.toContain('<b>this');
  expect(html).toContain('(yours)');
  expect(html).toContain('1 min 01 s');
  expect(html).toContain('It exits at once');
  expect(html).toContain('0123456789abcdef');
  expect(html).toContain('2026-02-01');
  for (const tag of ['table', 'section', 'ul', 'p', 'tr', 'td']) {
    const count = (what: string): number => html.split(what).length;
    expect(count(`<${tag}>`) + count(`<${tag} `), tag).toBe(count(`</${tag}>`) + 1);
  }
});

test('the JSON holds all of it, and can be read again', () => {
  const json = JSON.parse(JSON.stringify(examJson(result(), true)));
  expect(json).toMatchObject({
    schema: 1,
    session: 'e1',
    seed: 7,
    passed: false,
    recorded: true,
    made,
    earlier,
    error: null,
  });
  expect(json.items).toHaveLength(samples.length + 1);
  expect(json.missed).toHaveLength(samples.length + 1);
  const first = json.missed.find(({ id }: { id: string }) => id === 'sample-one');
  expect(first).toMatchObject({ right: ['a'], answer: { picked: ['b'] }, explanation: expect.any(String) });
  expect(json.missed.find(({ id }: { id: string }) => id === 'sample-order')).toMatchObject({
    right: ['a', 'b', 'c'],
  });
  const lab = json.missed.find(({ kind }: { kind: string }) => kind === 'lab');
  expect(lab).toMatchObject({
    lost: 10,
    mistakes: [{ id: 'exits-at-once' }],
    practise: 'clusterprep lab test-lab',
  });
});

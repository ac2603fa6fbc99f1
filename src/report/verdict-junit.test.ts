import { describe, expect, it } from 'vitest';
import { breaches } from './testing/junit-rules.ts';
import { failed, hostile, lab, NASTY, passed, unjudged } from './testing/samples.ts';
import { type Element, readXml } from './testing/xml.ts';
import { verdictJunit } from './verdict-junit.ts';

const at = new Date('2026-03-04T05:06:07.890Z');
const below = (element: Element): Element[] => [element, ...element.children.flatMap(below)];
const find = (root: Element, name: string): Element[] =>
  below(root).filter((element) => element.name === name);

describe('a verdict as JUnit XML', () => {
  it.each([
    ['passed', passed],
    ['failed', failed],
    ['unjudged', unjudged],
    ['hostile', hostile],
  ])('keeps the rules of the schema: %s', (_, verdict) => {
    expect(breaches(readXml(verdictJunit(verdict, lab, { output: ['one', NASTY], at })))).toEqual([]);
  });

  it('tells failures, what could not be judged, and the numbers of both', () => {
    const root = readXml(verdictJunit(failed, lab, { output: ['a <b>', 'c'], at }));
    expect(root.children[0]?.attributes).toMatchObject({
      tests: '3',
      failures: '1',
      errors: '0',
      skipped: '1',
      time: '3.120',
      timestamp: '2026-03-04T05:06:07',
    });
    expect(find(root, 'testcase').map(({ attributes }) => attributes.name)).toEqual([
      'replaces-killed',
      'siblings-serve',
      'serves',
    ]);
    expect(find(root, 'failure')[0]?.attributes.message).toContain('worker 4312 was killed');
    expect(find(root, 'failure')[0]?.text).toContain('Hint: Look at the docs');
    expect(find(root, 'skipped')[0]?.attributes.message).toBe('the process table could not be read');
    expect(find(root, 'system-out')[0]?.text).toBe('a <b>\nc');
  });

  it('counts a grade that could not be made as an error', () => {
    const root = readXml(verdictJunit(unjudged, lab, { output: [], at }));
    expect(root.children[0]?.attributes).toMatchObject({ tests: '1', errors: '1' });
    expect(find(root, 'error')[0]?.attributes).toEqual({
      type: 'no-process-table',
      message: 'the process table cannot be read',
    });
  });
});

describe('the rules themselves', () => {
  it.each([
    ['<testsuites><testsuite/></testsuites>', '<testsuite> lacks package'],
    ['<testsuites name="x"/>', '<testsuites> has no name'],
    ['<testsuites><nonsense/></testsuites>', 'no element <nonsense>'],
    ['<testcase name="a" classname="b" time="soon"/>', '<testcase> time="soon"'],
  ])('refuse %s', (xml, breach) => {
    expect(breaches(readXml(xml))).toContain(breach);
  });

  it.each(['<a>', '<a></b>', '<a b="&"/>', '<a b=c/>', '<a>\u0000</a>'])(
    'refuse what is no XML: %j',
    (xml) => {
      expect(() => readXml(xml)).toThrow();
    },
  );
});

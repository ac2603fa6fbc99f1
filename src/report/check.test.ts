import { describe, expect, it } from 'vitest';
import type { CheckReport, GradeRow } from '../domain/check-report.ts';
import type { MutantsReport } from '../domain/mutants-report.ts';
import { soakReport } from '../domain/soak-report.ts';
import { checkHtml } from './check-html.ts';
import { checkText } from './check-text.ts';
import { mutantsText } from './mutants-text.ts';
import { soakText } from './soak-text.ts';

const row = (answer: string, other: Partial<GradeRow> = {}): GradeRow => ({
  lab: 'respawn',
  answer,
  run: 1,
  node: 'v24.21.0',
  source: 'graded',
  status: 'pass',
  mistake: null,
  mistakes: [],
  failed: [],
  checks: { serves: 'pass', replaces: 'pass' },
  because: {},
  problems: [],
  ms: 2000,
  ...other,
});
const failed = row('wrong/<only-once>', {
  status: 'fail',
  mistake: 'only-once',
  mistakes: ['only-once', 'gives-up'],
  checks: { serves: 'pass', replaces: 'fail' },
  because: { replaces: 'no "new" pid answered' },
});
const unjudged = row('wrong/hangs', {
  checks: { serves: 'fail', replaces: 'unknown' },
  problems: ['it <hangs>'],
});
const report: CheckReport = {
  schema: 1,
  ms: 3000,
  gradesMs: 2500,
  sumMs: 6000,
  labs: [
    {
      lab: 'respawn',
      title: 'Replace a dead worker',
      checks: [
        { id: 'serves', title: 'It serves', kills: [], unkilled: 'Nothing here can fail it.' },
        { id: 'replaces', title: 'It replaces', kills: ['wrong/<only-once>'], unkilled: null },
      ],
    },
  ],
  grades: [row('solution', { source: 'recorded' }), failed, unjudged],
  proofs: [],
  coverage: null,
  problems: ['respawn/wrong/hangs: it <hangs>'],
  notes: ['respawn/solution: recorded before the answer changed'],
  left: 0,
};

describe('what check found', () => {
  it('is a matrix to read, with figures, notes and problems', () => {
    expect(checkText(report)).toBe(`respawn
  A serves (no wrong answer fails it: Nothing here can fail it.)
  B replaces
                    A  B
solution            .  .
wrong/<only-once>   .  F   only-once, or gives-up
wrong/hangs         F  ? !
kills               0  1

grades: 2, recordings judged: 1, proofs: 0, problems: 1
time: 3.0 s; the grades 2.5 s, which one by one would be 6.0 s: 0.42 of it
Node: v24.21.0
note: respawn/solution: recorded before the answer changed
problem: respawn/wrong/hangs: it <hangs>
`);
  });

  it('names the Node of each row where there are several', () => {
    const other = row('solution', { node: 'v26.10.0' });
    expect(checkText({ ...report, grades: [...report.grades, other] })).toContain('solution v26.10.0 ');
  });

  it('goes on with small letters where a lab has more than 26 checks', () => {
    const [lab] = report.labs;
    const checks = Array.from({ length: 28 }, (_, at) => ({
      id: `check-${at}`,
      title: '',
      kills: [],
      unkilled: null,
    }));
    const text = checkText({ ...report, labs: [{ ...lab, lab: 'respawn', title: '', checks }] });
    expect(text).toContain('\n  Z check-25\n  a check-26\n  b check-27\n');
  });

  it('is a page that needs nothing else and lets no name be markup', () => {
    const page = checkHtml(report, new Date(0));
    expect(page).toContain('title="no &quot;new&quot; pid answered"');
    expect(page).toContain('wrong/&lt;only-once&gt;');
    expect(page).toContain('<h1>Problems: 1</h1>');
    expect(page).not.toMatch(/<script|<only|<hangs|src=|href=/);
    expect(checkHtml({ ...report, problems: [], notes: [] }, new Date(0))).toContain(
      '<h1>All as declared</h1>',
    );
  });

  it('says that it is not all where the command was interrupted', () => {
    expect(checkText({ ...report, left: 7 })).toMatch(/\nInterrupted: 7 pieces of the work .*\n$/);
    const page = checkHtml({ ...report, problems: [], left: 7 }, new Date(0));
    expect(page).toContain('Interrupted: 7 pieces');
    expect(page).toContain('<h1>As declared, as far as it went</h1>');
  });
});

it('what passed of the mutants is told with the line, before and after', () => {
  const mutant = {
    lab: 'respawn',
    key: 'abc',
    file: 'server.js',
    line: 3,
    kind: 'drop',
    before: 'go();',
    after: ';',
  };
  const lab = { lab: 'respawn', mutants: 3, killed: 1, equivalent: 1, undecided: [], outdated: ['old'] };
  const told: MutantsReport = {
    schema: 1,
    ms: 1000,
    labs: [{ ...lab, survived: [mutant], explained: [] }],
    left: 0,
  };
  expect(mutantsText(told)).toContain('  survived abc server.js:3 (dropped)\n    - go();\n    + ;\n');
  expect(mutantsText(told)).toContain('equivalent.yaml of its lab');
  expect(mutantsText({ ...told, labs: [{ ...lab, survived: [], explained: [] }] })).not.toContain(
    'of its lab',
  );
  const explained = [
    { ...mutant, key: 'def', mistakes: ['It forks nobody', 'It forks late'], seen: { serves: 'It ended.' } },
    { ...mutant, mistakes: [], seen: { serves: 'It ended.' } },
  ];
  const text = mutantsText({ ...told, labs: [{ ...lab, survived: [], explained }] });
  expect(text).toContain(
    '  killed def server.js:3 (dropped)\n    - go();\n    + ;\n    is told: It forks nobody; or: ',
  );
  expect(text).toContain('    is told no mistake\n      serves: It ended.\n');
  expect(text).toContain('Of 2 that were killed 1 are told no mistake.');
  expect(mutantsText({ ...told, left: 1 })).toMatch(/\nInterrupted: 1 piece of the work .*\n$/);
});

it('what a soak found is counted, and each false verdict is named', () => {
  const grade = {
    n: 0,
    lab: 'respawn',
    answer: 'solution',
    right: true,
    load: true,
    status: 'fail' as const,
    because: ['replaces fail: too late'],
    tooSlow: false,
    ms: 60_000,
  };
  const text = soakText(soakReport(2, [grade, { ...grade, n: 1, right: false, load: false }]), 'soak.jsonl');
  expect(text).toContain('2 of 2 grades, 2.0 min one by one; kept in soak.jsonl');
  expect(text).toContain('FALSE FAIL: respawn/solution (busy)\n    replaces fail: too late\n');
  expect(text).toContain('does not hold');
});

import { mistakesOf } from '../../domain/boot-mistakes.ts';
import type { Lab, LabCheck, Mistake } from '../../domain/lab.ts';
import { afterHints, hintCost, type LabSession } from '../../domain/lab-session.ts';
import { QUIETER } from '../../domain/too-busy.ts';
import { uncaughtIn } from '../../domain/uncaught.ts';
import type { CheckResult, Diagnosis, Verdict } from '../../domain/verdict.ts';
import { type Line, line, wrap } from '../line.ts';
import { markOf } from './checks.ts';
import type { NextLab } from './next-lab.ts';
import { address, blocks, labelled, para, reason, spans } from './paragraphs.ts';

/** Below this a mistake is told as a guess. */
const SURE = 0.75;

const titleOf = (lab: Lab, check: string): string =>
  lab.checks.find(({ id }) => id === check)?.title ?? check;

const points = (session: LabSession, verdict: Verdict): string => {
  const cost = hintCost(session);
  const judged = `${verdict.points} of ${verdict.maxPoints} points`;
  return cost > 0 ? `${judged}, ${afterHints(session, verdict.points)} after hints` : judged;
};

/** The verdict in one line. */
export const verdictLine = (session: LabSession, verdict: Verdict): Line => {
  const { status } = verdict;
  const words = { pass: 'Passed', fail: 'Not passed yet', unknown: 'Could not be judged in full' }[status];
  return [markOf(status), { text: ` ${words}`, tone: 'strong' }, { text: `  ${points(session, verdict)}` }];
};

/** `alike`: mistakes that look the same from outside, and what would tell them apart. */
const mistakeBlock = (
  mistake: Mistake,
  { confidence, confusable: alike = [] }: Diagnosis,
  width: number,
): Line[] => [
  ...spans(
    [
      { text: confidence >= SURE ? 'The mistake: ' : 'It looks like this mistake: ', tone: 'bad' },
      { text: mistake.name, tone: 'strong' },
    ],
    width,
  ),
  ...para(mistake.explanation, width, 'plain', 2),
  ...labelled('What to try:', mistake.remedy, width, 2),
  ...alike.flatMap(({ name, apart }) => labelled('Looks alike:', `${name}. ${apart}`, width, 2)),
  ...address(mistake.source, width, 2),
];

/** The surest mistake in full, the others by name. */
const mistakeBlocks = (lab: Lab, verdict: Verdict, width: number): Line[][] => {
  const named = verdict.mistakes.flatMap((diagnosis) => {
    const mistake = mistakesOf(lab).find((each) => each.id === diagnosis.id);
    return mistake ? [{ mistake, diagnosis }] : [];
  });
  const [first, ...others] = named;
  if (!first) return [];
  const also = others.map(({ mistake }) => mistake.name).join('; ');
  return [
    mistakeBlock(first.mistake, first.diagnosis, width),
    also === '' ? [] : labelled('It could also be:', also, width),
  ];
};

/** What could not be judged, with each reason once: often one need is missing for several checks. */
const undecided = (results: readonly CheckResult[], lab: Lab, width: number): Line[] => {
  const reasons = [...new Set(results.map(({ because }) => because))];
  const tooBusy = results.some((result) => result.tooBusy === true);
  const told = reasons.flatMap((why) => [
    ...results
      .filter(({ because }) => because === why)
      .flatMap(({ id, maxPoints }) =>
        spans(
          [
            markOf('unknown'),
            { text: ` ${titleOf(lab, id)}`, tone: 'strong' },
            { text: ` (${id}, ${maxPoints} points)`, tone: 'quiet' },
          ],
          width,
        ),
      ),
    ...reason('Not judged:', why, width, 2),
  ]);
  return tooBusy ? [...told, ...labelled('What to try:', QUIETER, width, 2)] : told;
};

const failed = (result: CheckResult, check: LabCheck | undefined, width: number): Line[] => [
  ...spans(
    [
      markOf(result.status),
      { text: ` ${check?.title ?? result.id}`, tone: 'strong' },
      { text: ` (${result.id}, ${result.maxPoints} points)`, tone: 'quiet' },
    ],
    width,
  ),
  ...reason('Seen:', result.because, width, 2),
  ...(check ? labelled('Why it matters:', check.why, width, 2) : []),
  ...(check ? labelled('Hint:', check.hint, width, 2) : []),
  ...(check ? address(check.link, width, 2) : []),
];

const passed = (results: readonly CheckResult[], lab: Lab, width: number): Line[] =>
  results.flatMap((result) =>
    wrap(
      [
        markOf('pass'),
        { text: ` ${titleOf(lab, result.id)}`, tone: 'plain' },
        { text: ` · ${result.because}`, tone: 'quiet' },
      ],
      width,
      2,
    ),
  );

const measured = ({ durationMs, isolation, calibration, node }: Verdict, width: number): Line[] =>
  para(
    `Judged in ${(durationMs / 1000).toFixed(1)} s with Node ${node.replace(/^v/, '')}, contained by ${isolation}; ` +
      `limits × ${calibration.scale.toFixed(1)} for this machine.`,
    width,
    'quiet',
  );

/** `next` left out: where no lab follows by itself, nothing is said of it. */
const passBlocks = (lab: Lab, next: NextLab | null | undefined, width: number): Line[][] => [
  labelled('What this proved:', lab.passed.proved, width),
  para(lab.passed.explanation, width),
  [
    line('To read:', 'strong'),
    ...lab.passed.read.flatMap(({ title, url }) => [
      ...para(title, width, 'plain', 2),
      ...address(url, width, 2),
    ]),
  ],
  nextBlock(next, width),
];

const nextBlock = (next: NextLab | null | undefined, width: number): Line[] => {
  if (next === undefined) return [];
  return next
    ? [...labelled('Next:', next.title, width), ...spans([{ text: next.command, tone: 'accent' }], width, 2)]
    : para('You have passed all labs that there are.', width, 'strong');
};

/**
 * What a learner is told after a grade: an error that ended the primary, then the mistake by its name, what it is and what to try; then each failed
 * check with what was seen, why it matters and a hint. After a pass: what it proved, why, what to read, what is next.
 */
export const teachLines = (
  session: LabSession,
  verdict: Verdict,
  { width, next }: { width: number; next?: NextLab | null },
): Line[] => {
  const { lab, phase } = session;
  const uncaught =
    phase.is === 'graded' && verdict.status !== 'pass'
      ? uncaughtIn(lab, phase.recording.timelines)
      : undefined;
  const of = (status: CheckResult['status']): CheckResult[] =>
    verdict.checks.filter((each) => each.status === status);
  const check = (id: string): LabCheck | undefined => lab.checks.find((each) => each.id === id);
  return blocks(
    [verdictLine(session, verdict)],
    uncaught === undefined ? [] : para(uncaught, width, 'bad'),
    ...(verdict.status === 'pass' ? passBlocks(lab, next, width) : mistakeBlocks(lab, verdict, width)),
    ...of('fail').map((result) => failed(result, check(result.id), width)),
    undecided(of('unknown'), lab, width),
    passed(of('pass'), lab, width),
    verdict.error ? para(verdict.error.message, width, 'warn') : [],
    measured(verdict, width),
  );
};

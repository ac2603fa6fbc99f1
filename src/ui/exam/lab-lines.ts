import { itemHere } from '../../domain/exam/items.ts';
import type { ExamSession } from '../../domain/exam/view.ts';
import type { Lab } from '../../domain/lab.ts';
import type { LabSession } from '../../domain/lab-session.ts';
import type { CheckResult, Verdict } from '../../domain/verdict.ts';
import { keyLine } from '../components/frame.tsx';
import { markOf } from '../lab/checks.ts';
import { laneLegend, laneLines } from '../lab/lanes.ts';
import { blocks, para, reason, spans } from '../lab/paragraphs.ts';
import { teachLines, verdictLine } from '../lab/teach.ts';
import { noticeLines, phaseLines, type ViewOf } from '../lab/view.ts';
import { type Line, line } from '../line.ts';
import { fitting } from './key-lines.ts';
import { counted } from './words.ts';

/** The body of a lab in an exam. What a grade saw is told; in exam mode neither mistakes nor hints are. */
export function examLabLines(desk: LabSession, mode: ExamSession['mode'], of: Omit<ViewOf, 'next'>): Line[] {
  const { phase } = desk;
  if (phase.is !== 'graded') return phaseLines(desk, { ...of, next: null });
  const lanes = laneLines(phase.run, of.width, 40);
  return blocks(
    mode === 'training'
      ? teachLines(desk, phase.verdict, { width: of.width })
      : seenLines(desk, phase.verdict, of.width),
    lanes.length > 0 ? [line('The processes', 'strong'), ...lanes, laneLegend(of.width)] : [],
  );
}

/** A verdict with what was seen of each check: those that failed first. */
export function seenLines(desk: LabSession, verdict: Verdict, width: number): Line[] {
  const of = (status: CheckResult['status']): CheckResult[] =>
    verdict.checks.filter((each) => each.status === status);
  const ordered = [...of('fail'), ...of('unknown'), ...of('pass')];
  return blocks(
    [verdictLine(desk, verdict)],
    ordered.flatMap((each) => checkLines(each, desk.lab, width)),
    verdict.error ? para(verdict.error.message, width, 'warn') : [],
  );
}

function checkLines(result: CheckResult, { checks }: Lab, width: number): Line[] {
  const title = checks.find(({ id }) => id === result.id)?.title ?? result.id;
  return [
    ...spans(
      [
        markOf(result.status),
        { text: ` ${title}`, tone: 'strong' },
        { text: ` (${result.points} of ${counted(result.maxPoints, 'point')})`, tone: 'quiet' },
      ],
      width,
    ),
    ...reason(result.status === 'unknown' ? 'Not judged:' : 'Seen:', result.because, width, 2),
  ];
}

/** What stands below a lab: what was just said or goes on, and the grade that counts so far. */
export function labNoticeLines(exam: ExamSession, desk: LabSession, width: number): Line[] {
  return [...noticeLines(desk, null, width), ...bestLines(exam, width)];
}

/** The grade of the lab on the screen that counts, where there is one. */
export function bestLines(exam: ExamSession, width: number): Line[] {
  const standing = exam.labs.get(itemHere(exam)?.paper.id ?? '');
  if (!standing?.best) return [];
  const { points, maxPoints, judged } = standing.best;
  const whole = judged === undefined || judged === maxPoints;
  const of = whole
    ? `${maxPoints}`
    : `the ${judged} that could be judged here, and the rest counts for nobody`;
  return para(
    `Best of ${counted(standing.grades, 'grade')} so far: ${points} of ${of}; it counts.`,
    width,
    'accent',
  );
}

/** The keys of a lab in an exam that fit. */
export function labKeyLine(
  { mode }: Pick<ExamSession, 'mode'>,
  { overlay }: LabSession,
  width: number,
): Line {
  if (overlay === 'hints')
    return keyLine([
      ['h', 'show the next hint'],
      ['q Esc', 'back to the lab'],
    ]);
  if (overlay !== 'none')
    return keyLine([
      ['↑↓ PgUp PgDn', 'scroll'],
      ['q Esc', 'back to the lab'],
    ]);
  return fitting(
    [
      ['r', 'grade'],
      ['e', 'edit'],
      ['b', 'brief'],
      ...(mode === 'training' ? [['h', 'hint'] as const] : []),
      ['o', 'overview'],
      ['q', 'leave'],
      ['enter', 'next item'],
      ['t', 'timeline'],
      ['?', 'help'],
    ],
    width,
  );
}

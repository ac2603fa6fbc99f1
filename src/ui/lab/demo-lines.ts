import type { DemoState } from '../../app/demo.ts';
import { mistakesOf } from '../../domain/boot-mistakes.ts';
import type { LabSession } from '../../domain/lab-session.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { BLANK, type Line } from '../line.ts';
import { blocks, labelled, para, reason, spans } from './paragraphs.ts';
import { verdictLine } from './teach.ts';
import { gradingLines } from './view.ts';

/** What was wrong, in few lines: the mistake by its name, or the first failed check. */
export const whyFailed = ({ lab }: LabSession, verdict: Verdict, width: number): Line[] => {
  const mistake = mistakesOf(lab).find(({ id }) => id === verdict.mistakes[0]?.id);
  const seen = verdict.checks.find(({ status }) => status === 'fail')?.because ?? '';
  return [
    ...(mistake
      ? [
          ...spans(
            [
              { text: 'The mistake: ', tone: 'bad' },
              { text: mistake.name, tone: 'strong' },
            ],
            width,
          ),
          ...para(mistake.explanation, width),
        ]
      : []),
    ...reason('Seen:', seen, width),
  ];
};

/** How a part of the demo ended, in few lines; none while it goes on. */
export const endedLines = (session: LabSession, of: string, width: number): Line[] => {
  if (session.phase.is !== 'graded') return [];
  const { verdict } = session.phase;
  const head: Line = [{ text: `${of}: `, tone: 'strong' }, ...verdictLine(session, verdict)];
  if (verdict.status !== 'pass') return [head, ...whyFailed(session, verdict, width)];
  return [head, ...labelled('What this proved:', session.lab.passed.proved, width)];
};

/** What a part of the demo is about, told when it begins. */
export const DEMO_INTRO = {
  starter: 'First the starter: it serves, and it was never told how to stop.',
  solution: 'Now the solution, with the same clients and the same signals.',
} as const;

const going = (session: LabSession, title: string, width: number, height: number): Line[] =>
  session.phase.is === 'grading'
    ? [...para(title, width, 'strong'), ...gradingLines(session.phase.run, { width, height: height - 2 })]
    : [];

/** The verdict and the mistake's name alone, for when there is something newer to look at. */
const shortly = (session: LabSession, of: string, width: number): Line[] => {
  const lines = endedLines(session, of, width);
  return lines.slice(0, session.phase.is === 'graded' && session.phase.verdict.mistakes.length > 0 ? 2 : 1);
};

/** The demo in at most `height` rows: what goes on in full, what is over in short. */
export const demoLines = ({ sessions }: DemoState, width: number, height: number): Line[] => {
  const { starter, solution } = sessions;
  const first = shortly(starter, 'The starter', width);
  const second = endedLines(solution, 'The solution', width);
  if (second.length > 0) return [...blocks(first, second), BLANK, ...farewell(width)].slice(0, height);
  if (starter.phase.is !== 'graded') return going(starter, DEMO_INTRO.starter, width, height);
  if (solution.phase.is === 'waiting') return endedLines(starter, 'The starter', width).slice(0, height);
  return blocks(first, going(solution, DEMO_INTRO.solution, width, height - first.length - 1));
};

/** What to do after the demo. */
export const farewell = (width: number): Line[] =>
  spans(
    [
      { text: 'Your turn: ', tone: 'strong' },
      { text: 'clusterprep lab graceful-shutdown', tone: 'accent' },
      { text: '  or  ' },
      { text: 'clusterprep quiz', tone: 'accent' },
    ],
    width,
  );

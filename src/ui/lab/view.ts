import { relative } from 'node:path';
import { checkViews, type LabRun } from '../../domain/lab-run.ts';
import { hintCost, type LabSession } from '../../domain/lab-session.ts';
import { clip, type Line, line, wrap } from '../line.ts';
import type { Tone } from '../theme.ts';
import { checkLines } from './checks.ts';
import { laneLegend, laneLines } from './lanes.ts';
import type { NextLab } from './next-lab.ts';
import { blocks, para, spans } from './paragraphs.ts';
import { teachLines } from './teach.ts';

/** What a view needs besides the session. `width` and `height` in columns and rows. */
export type ViewOf = {
  readonly width: number;
  readonly height: number;
  /** The learner's folder and the name of the entry in it. */
  readonly folder: string;
  readonly entry: string;
  readonly next: NextLab | null;
};

/** A folder as short as it can be told from here. */
export const shortFolder = (folder: string, cwd: string): string => {
  const near = relative(cwd, folder);
  return near !== '' && !near.startsWith('..') ? near : folder;
};

const waiting = (session: LabSession, { width, folder, entry }: ViewOf): Line[] => {
  const { lab, phase } = session;
  const trouble =
    phase.is !== 'not-judged'
      ? []
      : [
          ...para(
            phase.whose === 'folder'
              ? 'This cannot be graded yet:'
              : 'This could not be judged, and it is not your fault:',
            width,
            'bad',
          ),
          ...para(phase.message, width, 'plain', 2),
        ];
  return blocks(
    trouble,
    para(lab.summary, width),
    spans(
      [
        { text: 'Edit ' },
        { text: entry, tone: 'accent' },
        { text: ' in ' },
        { text: folder, tone: 'accent' },
      ],
      width,
    ),
    para('Each save is graded. b shows the brief, e opens your editor, r grades now.', width),
    [
      line('The checks', 'strong'),
      ...checkLines(
        lab.checks.map((check) => ({ ...check, status: 'open' as const, because: '' })),
        width,
      ),
    ],
  );
};

const outputLines = (run: LabRun, width: number, height: number): Line[] => {
  const printed = run.output.filter((text) => text.trim() !== '');
  if (height < 2 || printed.length === 0) return [];
  const rows = printed.slice(-(height - 1)).map((text) => clip(line(`│ ${text}`, 'quiet'), width));
  return [line('The program printed', 'strong'), ...rows];
};

/**
 * What is seen while a grade goes on. Exactly fits: checks first, then the lanes with their legend, then what the program
 * printed. The legend goes before the output does.
 */
export const gradingLines = (run: LabRun, { width, height }: Pick<ViewOf, 'width' | 'height'>): Line[] => {
  const checks = checkLines(checkViews(run), width);
  const room = height - checks.length - 1;
  const printed = Math.min(run.output.length + 1, room >= 10 ? 4 : 3);
  const lanes = laneLines(run, width, room - (run.output.length > 0 ? printed + 1 : 0));
  if (lanes.length === 0) {
    const begun = run.machine ? 'The program starts …' : 'Measuring this machine …';
    return blocks(checks, [line(begun, 'quiet')]).slice(0, height);
  }
  const left = room - lanes.length;
  const output = outputLines(run, width, Math.min(printed, left - 2));
  const taken = output.length > 0 ? output.length + 1 : 0;
  const legend = left > taken ? [laneLegend(width)] : [];
  return blocks(checks, [...lanes, ...legend], output).slice(0, height);
};

const graded = (session: LabSession, of: ViewOf): Line[] => {
  if (session.phase.is !== 'graded') return [];
  const { run, verdict } = session.phase;
  const lanes = laneLines(run, of.width, 40);
  return blocks(
    teachLines(session, verdict, of),
    lanes.length > 0 ? [line('The processes', 'strong'), ...lanes, laneLegend(of.width)] : [],
    outputLines(run, of.width, 11),
  );
};

/** What stands between the body and the keys: what was just said to the learner, or what goes on. One row or two. */
export const noticeLines = (session: LabSession, next: NextLab | null, width: number): Line[] => {
  const { phase, attempt, notice } = session;
  const told = (text: string, tone: Tone): Line[] => wrap([{ text, tone }], width).slice(0, 2);
  if (notice) return told(notice, 'warn');
  if (phase.is === 'grading') {
    const { number, note } = phase.run;
    return told(
      `Grade ${number} goes on; a newer save replaces it.${note ? ` Once more: ${note}.` : ''}`,
      'quiet',
    );
  }
  if (attempt.is === 'passed' && next) return told(`Next: ${next.command}`, 'accent');
  const cost = hintCost(session);
  return told(`Waiting for a save.${cost > 0 ? ` Hints have cost ${cost} points.` : ''}`, 'quiet');
};

/** The body of the lab's screen where nothing lies over it. */
export const phaseLines = (session: LabSession, of: ViewOf): Line[] => {
  switch (session.phase.is) {
    case 'grading':
      return gradingLines(session.phase.run, of);
    case 'graded':
      return graded(session, of);
    case 'waiting':
    case 'not-judged':
      return waiting(session, of);
  }
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabDesk } from '../../app/lab.ts';
import { differenceToSolution, solutionFiles } from '../../app/solution.ts';
import type { LabSession } from '../../domain/lab-session.ts';
import { loadColours } from '../highlight.ts';
import type { Line } from '../line.ts';
import { briefLines } from './brief.ts';
import { askLines, helpLines, hintLines } from './overlay-texts.ts';
import { para } from './paragraphs.ts';
import { diffLines, solutionLines } from './source.ts';
import { timelineLines } from './timeline.ts';

/** The lab's brief, as Markdown, without its title, which stands above it everywhere; the summary where a lab has none. */
export const briefOf = ({ source, lab }: Pick<LabDesk, 'source' | 'lab'>): Promise<string> =>
  readFile(join(source, 'README.md'), 'utf8')
    .then((text) => text.replace(/^# .*\n+/, ''))
    .catch(() => lab.summary);

/** What lies over the lab's screen, read anew each time. Never rejects: what cannot be read is told instead. */
export const overlayLines = async (
  desk: Pick<LabDesk, 'source' | 'folder' | 'lab'>,
  session: LabSession,
  width: number,
): Promise<Line[]> => {
  try {
    switch (session.overlay) {
      case 'none':
        return [];
      case 'hints':
        return hintLines(session, width);
      case 'brief':
        await loadColours();
        return briefLines(await briefOf(desk), width);
      case 'timeline':
        return session.phase.is === 'graded'
          ? timelineLines({ ...session.phase, lab: session.lab }, width)
          : para('The timeline is here when a grade has ended. Press r to grade.', width);
      case 'solution-ask':
        return askLines(session, width);
      case 'solution':
        await loadColours();
        return solutionLines(await solutionFiles(desk.source), width);
      case 'diff':
        return diffLines(await differenceToSolution(desk.source, desk.folder), width);
      case 'help':
        return helpLines(width);
    }
  } catch (error) {
    return para(
      `This cannot be shown: ${error instanceof Error ? error.message : String(error)}`,
      width,
      'warn',
    );
  }
};

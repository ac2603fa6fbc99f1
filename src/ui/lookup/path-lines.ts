import type { PathStanding, StepStanding } from '../../app/learn.ts';
import { blocks, para } from '../lab/paragraphs.ts';
import { type Line, line, wrap } from '../line.ts';
import { MARK } from '../theme.ts';

/** What a step is and brings, in a line: `✓ 3  As many workers as it takes, 10 points`. */
export const stepText = ({ number, step, done }: StepStanding): string =>
  `${done ? MARK.pass : ' '} ${number}  ${step.title}, ${step.points} points`;

/** How far the learner is, in a sentence. */
export const pointsText = ({ points, maxPoints, next }: PathStanding): string =>
  next === undefined
    ? `All eight steps are done: ${points} of ${maxPoints} points.`
    : `${points} of ${maxPoints} points.`;

/** The path as text: its steps, which of them are done, and how to go on. */
export const pathLines = (standing: PathStanding, width: number): Line[] => {
  const { next } = standing;
  return blocks(
    para('From one process to a cluster in production, in eight steps', width, 'title'),
    standing.steps.flatMap((each) => [
      line(stepText(each), each.done ? 'good' : 'plain'),
      ...wrap([{ text: `     ${each.step.aim}`, tone: 'quiet' }], width, 5),
    ]),
    para(pointsText(standing), width, 'strong'),
    next === undefined
      ? [line('Next: clusterprep lab', 'accent')]
      : [line(`Next: clusterprep learn --step ${next.number}`, 'accent')],
    [line('A lesson alone: clusterprep learn <objective>', 'quiet')],
  );
};

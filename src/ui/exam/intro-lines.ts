import { type ExamMode, type ExamSize, type Paper, SIZES } from '../../domain/exam/paper.ts';
import type { Blueprint } from '../../domain/question.ts';
import { type Line, line } from '../line.ts';
import { heading, prose } from '../quiz/prose.ts';
import { counted, MODE_WORDS, SIZE_WORDS } from './words.ts';

/** What is drawn so far: the paper, or that it is not there yet. `trouble`: why nothing can be recorded. */
export type Drawn = {
  readonly paper: Paper | null;
  readonly mode: ExamMode;
  readonly size: ExamSize;
  readonly trouble: string | null;
};

/** What is told before an exam begins: size, mode, seed and rules. */
export function introLines(drawn: Drawn, blueprint: Blueprint, width: number): Line[] {
  const { mode, trouble } = drawn;
  return [
    ...(trouble === null ? [] : prose(UNRECORDED(trouble), width, { tone: 'warn' })),
    ...prose(blueprint.title, width, { tone: 'strong' }),
    [],
    ...row('Size', sizeText(drawn), width),
    ...row('Mode', `${mode}: ${MODE_WORDS[mode]}.`, width),
    ...row('Seed', seedText(drawn.paper), width),
    ...heading('The rules'),
    ...rulesFor(drawn, blueprint.passMark).flatMap((text) =>
      prose(text, width, { before: [{ text: '  • ' }], hang: 4 }),
    ),
  ];
}

const UNRECORDED = (why: string): string =>
  `Nothing can be recorded: ${why}. If you leave this exam before its end, it is lost.`;

function row(name: string, text: string, width: number): Line[] {
  return prose(text, width, { before: [{ text: `${name}  `, tone: 'accent' }], hang: 6 });
}

function sizeText({ size, paper }: Drawn): string {
  const time = `${SIZE_WORDS[size]}, ${SIZES[size].minutes} minutes`;
  if (paper === null) return `${time}.`;
  const labs = paper.items.filter(({ kind }) => kind === 'lab').length;
  const points = paper.items.reduce((sum, each) => sum + each.points, 0);
  const what = [
    counted(paper.items.length - labs, 'question'),
    ...(labs > 0 ? [counted(labs, 'lab')] : []),
    counted(points, 'point'),
  ];
  return `${time}: ${what.join(', ')}.`;
}

const seedText = (paper: Paper | null): string =>
  paper === null ? 'being drawn …' : `${paper.seed} (\`--seed ${paper.seed}\` draws the same items again).`;

/** The rules that hold for what was drawn, as sentences. */
export function rulesFor({ mode, size }: Pick<Drawn, 'mode' | 'size'>, passMark: number): string[] {
  return [
    'The clock starts when you begin, and nothing stops it: if you leave, or the machine does, come back with `clusterprep exam` and go on where you were. At zero it is graded as it is.',
    `${passMark} % of the points pass. What is open earns nothing; a wrong answer costs nothing more.`,
    ...(mode === 'exam'
      ? ['You may go back and change answers until you submit, or the time is up.']
      : ['A given answer is explained, and then stays as it is.']),
    ...(size === 'quiz'
      ? []
      : ['Labs are really run and graded, on each save. The best grade of each before the end counts.']),
  ];
}

/** What is told of a sitting that goes on, before it is gone on with. */
export function goesOnLines(texts: readonly string[], width: number): Line[] {
  return texts.flatMap((text, i) =>
    i === 0 ? [...prose(text, width, { tone: 'strong' }), line('')] : prose(text, width),
  );
}

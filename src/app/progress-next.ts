import type { LabSummary } from '../domain/lab.ts';
import type { ProgressState } from '../domain/progress.ts';
import { listed, nextLab } from './lab-list.ts';
import { inBank, unfinished } from './open-sessions.ts';
import type { ProgressContent } from './progress-content.ts';
import { findWeakest, type ObjectiveScore, scoreObjectives } from './progress-objectives.ts';

/** What to do now: a command to type, the words of it behind `clusterprep`, and why that one. */
export type NextStep = {
  readonly command: string;
  readonly words: readonly string[];
  readonly because: string;
};

/** After so many answers a lab is due, before the next so many. */
const ANSWERS_A_LAB = 10;

/**
 * The one place that decides what comes next, for every screen. First what was begun; then the cards that are due; then
 * a lab for every ten answers; then what the weakest objective lacks; then the labs that are left.
 */
export function nextStep(
  state: ProgressState,
  content: ProgressContent,
  objectives?: readonly ObjectiveScore[],
): NextStep {
  // Only if it comes to that: scoring looks at every question.
  const weakest = () => findWeakest(objectives ?? scoreObjectives(state, content));
  const next =
    begun(state, content) ??
    dueCards(content) ??
    labByTurn(state, content.labs) ??
    forWeakest(state, content, weakest()) ??
    whatIsLeft(state, content.labs);
  return { ...next, command: `clusterprep ${withPack(next.words.join(' '), content.pack)}` };
}

/** The words behind `clusterprep`, and the pack, where there is one that the command has to be told of. */
export function withPack(words: string, pack: string | undefined): string {
  return pack !== undefined && /^(lab|quiz|review)\b/.test(words) ? `${words} ${pack}` : words;
}

/** A next step, but for the command, which may have to name a pack. */
type Step = Omit<NextStep, 'command'>;

function step(because: string, ...words: string[]): Step {
  return { words, because };
}

function begun(state: ProgressState, { labs, questions }: ProgressContent): Step | null {
  const running = listed(labs, state.labs).find((lab) => lab.running);
  if (running) return step(`go on with "${running.title}": its clock is running`, 'lab', running.id);
  const [quiz] = unfinished(state.open, 'quiz', inBank(state.open, questions));
  if (quiz) return step(`go on with the quiz that you left, ${quiz.total - quiz.answered} to go`, 'quiz');
  return state.totals.answers === 0 ? step('a first quiz shows where you stand', 'quiz') : null;
}

function dueCards({ due = 0 }: ProgressContent): Step | null {
  if (due === 0) return null;
  return step(
    `${due === 1 ? 'a card is' : `${due} cards are`} due for review: on their day they stay best`,
    'review',
  );
}

function labByTurn(state: ProgressState, summaries: readonly LabSummary[]): Step | null {
  const labs = listed(summaries, state.labs);
  const passed = labs.filter((each) => each.passed).length;
  const lab = nextLab(labs);
  if (!lab || passed >= Math.floor(state.totals.answers / ANSWERS_A_LAB)) return null;
  return step(`try it on a real server: ${lab.title}, ${lab.minutes} minutes`, 'lab', lab.id);
}

function forWeakest(
  state: ProgressState,
  { labs }: ProgressContent,
  weakest: ObjectiveScore | null,
): Step | null {
  if (weakest === null) return null;
  const lacking = weakest.missing.find((text) => !text.startsWith('pass'));
  if (weakest.questions > 0 && lacking !== undefined)
    return step(`${weakest.title} needs it most: ${lacking}`, 'quiz', weakest.id);
  const lab = nextLab(listed(labs, state.labs), { objective: weakest.id });
  return lab ? step(`${weakest.title} lacks a passed lab`, 'lab', lab.id) : null;
}

function whatIsLeft(state: ProgressState, labs: readonly LabSummary[]): Step {
  const lab = nextLab(listed(labs, state.labs));
  if (lab) return step(`this lab is left: ${lab.title}, ${lab.minutes} minutes`, 'lab', lab.id);
  return state.attempts.some(({ exam }) => exam?.mode === 'exam' && exam.passed)
    ? step('every lab is passed, and an exam too; a quiz keeps what you know fresh', 'quiz')
    : step('every lab is passed: an exam shows whether you are ready', 'exam');
}

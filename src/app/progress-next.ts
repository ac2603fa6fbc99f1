import type { LabSummary } from '../domain/lab.ts';
import type { ProgressState } from '../domain/progress.ts';
import { get } from '../domain/progress-table.ts';
import type { ProgressContent } from './progress-content.ts';
import type { ObjectiveScore } from './progress-objectives.ts';

/** What to do now: a command to type, and why that one. */
export type NextStep = { readonly command: string; readonly because: string };

/** First what was begun, then what is missing for the weakest objective, then the labs that are left. */
export function nextStep(
  state: ProgressState,
  content: ProgressContent,
  weakest: ObjectiveScore | null,
): NextStep {
  const running = content.labs.find((lab) => get(state.labs, lab.id)?.open);
  if (running)
    return { command: `clusterprep lab ${running.id}`, because: `its clock is running: ${running.title}` };
  const interrupted = Object.values(state.open).find(({ mode }) => mode === 'quiz');
  if (interrupted) {
    const left = interrupted.questions.length - Object.keys(interrupted.answers).length;
    return { command: 'clusterprep quiz', because: `a quiz was interrupted with ${left} still to answer` };
  }
  if (state.totals.answers === 0) {
    return { command: 'clusterprep quiz', because: 'a first quiz shows where you stand' };
  }
  if (weakest === null) {
    const lab = nextLab(state, content.labs);
    if (lab)
      return {
        command: `clusterprep lab ${lab.id}`,
        because: `every objective is mastered; this lab is left: ${lab.title}`,
      };
    return {
      command: 'clusterprep quiz',
      because: 'every objective is mastered and every lab passed; a quiz keeps it fresh',
    };
  }
  const needsQuestions = weakest.questions > 0 && weakest.missing.some((text) => !text.startsWith('pass'));
  if (needsQuestions) {
    return {
      command: `clusterprep quiz ${weakest.id}`,
      because: `${weakest.title} needs it most: ${weakest.missing[0]}`,
    };
  }
  const lab = nextLab(
    state,
    content.labs.filter(({ objective }) => objective === weakest.id),
  );
  if (lab) return { command: `clusterprep lab ${lab.id}`, because: `${weakest.title} lacks a passed lab` };
  return { command: 'clusterprep quiz', because: 'practice keeps it fresh' };
}

/** The first lab not passed, one whose forerunners are passed if there is such a lab. */
function nextLab(state: ProgressState, labs: readonly LabSummary[]): LabSummary | undefined {
  const passed = (id: string) => Boolean(get(state.labs, id)?.passedAt);
  const open = labs.filter(({ id }) => !passed(id));
  return open.find(({ after }) => after.every(passed)) ?? open[0];
}

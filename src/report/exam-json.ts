import { mistakesOf } from '../domain/boot-mistakes.ts';
import type { ExamResult, Missed } from '../domain/exam/result.ts';
import type { Question } from '../domain/question.ts';
import { optionsOf, rightIdsOf } from '../domain/quiz/options.ts';

/** What `exam --json` prints: the whole result, with an explanation of each missed item. Times are in milliseconds. */
export function examJson(result: ExamResult, recorded: boolean) {
  const { missed, ...rest } = result;
  return { schema: 1, ...rest, missed: missed.map(explained), recorded, error: null };
}

function explained(missed: Missed) {
  const { id, objective, points } = missed.result;
  const lost = Math.round(100 * (points - missed.result.earned)) / 100;
  const common = { kind: missed.kind, id, objective, lost };
  if (missed.kind === 'lab') {
    const named = missed.result.grade?.mistakes ?? [];
    const mistakes = mistakesOf(missed.lab)
      .filter((mistake) => named.includes(mistake.id))
      .map(({ id: mistake, name, explanation, remedy }) => ({ id: mistake, name, explanation, remedy }));
    return { ...common, mistakes, practise: `clusterprep lab ${id}` };
  }
  const { question, answer } = missed;
  const options = optionsOf(question).map(({ id: option, text, because }) => ({ id: option, text, because }));
  return {
    ...common,
    prompt: question.prompt,
    answer,
    right: rightOf(question),
    options,
    explanation: question.explanation,
    source: question.source,
  };
}

/** Ids of what is right, in the right order where there is one; each term's own meaning has the term's id. */
function rightOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'fill':
      return question.accepts;
    case 'order':
      return question.items.map(({ id }) => id);
    case 'match':
      return question.pairs.map(({ id }) => id);
    default:
      return rightIdsOf(question);
  }
}

import type { OpenSession } from '../domain/progress.ts';
import type { Question } from '../domain/question.ts';
import { readAnswer } from '../domain/quiz/answer.ts';
import type { Given } from '../domain/quiz/score.ts';

/** The answers of an open session as they were recorded, in the order of `questions`. */
export function answersIn(session: OpenSession, questions: readonly Question[]): Given[] {
  return questions.flatMap(({ id }) => {
    const known = Object.hasOwn(session.answers, id) ? session.answers[id] : undefined;
    const answer = readAnswer(known?.answer);
    return known && answer ? [{ question: id, answer, correct: known.correct, ms: known.ms }] : [];
  });
}

import { expect, test } from 'vitest';
import { emptyDraft, itemOf } from '../../domain/quiz/draft.ts';
import { judgeAnswer } from '../../domain/quiz/judge-answer.ts';
import { optionsOf } from '../../domain/quiz/options.ts';
import { loadQuestions } from '../../store/content.ts';
import { textOf, widthOf } from '../../ui/line.ts';
import { feedbackLines } from '../../ui/quiz/feedback-lines.ts';
import { askedLines } from '../../ui/quiz/question-lines.ts';

const bank = await loadQuestions();

test('every answer that a question accepts is judged right, every one it calls wrong is told why', () => {
  const judged: string[] = [];
  for (const question of bank) {
    if (question.kind !== 'fill') continue;
    for (const text of question.accepts) {
      const { status } = judgeAnswer(question, { kind: 'fill', text });
      if (status !== 'right') judged.push(`${question.id}: ${text} is ${status}`);
    }
    for (const { text, because } of question.wrong) {
      const judgement = judgeAnswer(question, { kind: 'fill', text });
      if (judgement.status !== 'wrong' || judgement.because !== because) {
        judged.push(`${question.id}: ${text} is ${judgement.status}, not wrong for its own reason`);
      }
    }
  }
  expect(judged).toEqual([]);
});

test.each([60, 80, 100])('no line of any question is wider than %d columns, and no code is lost', (width) => {
  for (const question of bank) {
    const item = itemOf(question, 1);
    const asked = askedLines(item, emptyDraft(item), width).lines;
    const given = {
      question: question.id,
      answer: { kind: 'fill' as const, text: 'x' },
      correct: false,
      ms: 1,
    };
    for (const each of [...asked, ...feedbackLines(item, given, width)]) {
      expect(widthOf(each), `${question.id}: ${textOf(each)}`).toBeLessThanOrEqual(width);
    }
    const squeezed = (text: string): string => text.replace(/[\s│↪]/g, '');
    // Where a line is to be picked, the code stands behind numbers.
    if (question.kind === 'line') {
      for (const { text } of optionsOf(question))
        expect(squeezed(asked.map(textOf).join(''))).toContain(squeezed(text));
      continue;
    }
    expect(squeezed(asked.map(textOf).join(''))).toContain(squeezed(question.code ?? ''));
  }
});

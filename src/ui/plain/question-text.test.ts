import { describe, expect, it } from 'vitest';
import { itemOf } from '../../domain/quiz/draft.ts';
import { sample } from '../../domain/quiz/testing.ts';
import { questionText } from './question-text.ts';

describe('a question in lines', () => {
  it('tells what may be typed, and how to leave', () => {
    const text = questionText(itemOf(sample.fill, 1), 'Question 1', 80).join(' ');
    expect(text).toMatch(/Type the command as in a shell\..* :q quits\.$/);
  });

  it('speaks of a program only where one is run', () => {
    const item = itemOf(sample.run, 1);
    expect(questionText(item, 'Question 1', 80).join(' ')).toContain('you see what it prints');
    expect(questionText(item, 'Question 1', 80, false).at(-1)).toMatch(/^Type a number from 1 to \d\.$/);
  });

  it('is no wider than the terminal, of whatever kind', () => {
    const lines = Object.values(sample).flatMap((question) => questionText(itemOf(question, 1), 'Q', 60));
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(60);
  });
});

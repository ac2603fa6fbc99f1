import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { optionsOf } from '../../domain/quiz/draft.ts';
import { textOf } from '../line.ts';
import { verbatim } from '../quiz/prose.ts';
import type { Asker, Write } from './asker.ts';
import { HOW_TO, readAnswer } from './read-answer.ts';

/** The longest line that is read, in characters. */
const LONGEST = 4000;

/**
 * Asks by printing and reading lines: for pipes, simple terminals and screen readers. `attended`: a person reads along,
 * so it waits after feedback.
 */
export function lineAsker(input: Readable, write: Write, width: number, attended: boolean): Asker {
  const lines = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
  const incoming = lines[Symbol.asyncIterator]();
  const read = async (): Promise<string | undefined> => {
    const { done, value } = await incoming.next();
    return done ? undefined : value.slice(0, LONGEST);
  };
  return {
    ask: async (item) => {
      const options = item.shown.flatMap((id, i) => {
        const text = optionsOf(item.question).find((option) => option.id === id)?.text ?? id;
        return verbatim(text, width, { before: [{ text: `  ${i + 1}. ` }], hang: 5 }).map(textOf);
      });
      write([...options, HOW_TO[item.question.kind](item.shown.length)]);
      const line = await read();
      return line === undefined ? { type: 'end' } : readAnswer(line, item);
    },
    pause: async () => {
      if (!attended) return 'next';
      write(['Enter to go on, f to flag this question, q to quit.']);
      const line = (await read())?.trim().toLowerCase();
      if (line === undefined) return 'end';
      return line === 'q' || line === ':q' ? 'quit' : line === 'f' || line === ':f' ? 'flag' : 'next';
    },
    confirm: async (message) => {
      write([`${message} (y or n)`]);
      const line = (await read())?.trim().toLowerCase();
      return line === undefined ? 'end' : !line.startsWith('n');
    },
    close: () => lines.close(),
  };
}

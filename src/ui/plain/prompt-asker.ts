import inquirer from 'inquirer';
import { type Asker, Interrupted } from './asker.ts';
import { PAUSE, readAnswer, readPause } from './read-answer.ts';

/** Inquirer's own mark for a line that was typed is that of a right answer. */
const THEME = { prefix: { idle: '?', done: '>' } };

/** Asks with inquirer's prompts for a line on a terminal: nothing moves but the cursor in that line. */
export function promptAsker(output: NodeJS.WriteStream): Asker {
  const streams = { input: process.stdin, output };
  const prompt = inquirer.createPromptModule(streams);
  const asked = async <T>(answer: Promise<{ value: T }>): Promise<{ readonly value: T } | 'end'> => {
    try {
      return await Promise.race([answer, inputEnds()]);
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted();
      throw error;
    }
  };
  const line = (message: string) =>
    asked<string>(prompt([{ type: 'input', name: 'value', message, theme: THEME }]));
  return {
    ask: async (item) => {
      const said = await line('Your answer:');
      return said === 'end' ? { type: 'end' } : readAnswer(said.value, item);
    },
    pause: async () => {
      const said = await line(PAUSE);
      return said === 'end' ? said : readPause(said.value);
    },
    line: async (message, stop) => {
      if (stop?.aborted) return { type: 'end' };
      const mine = inquirer.createPromptModule(stop === undefined ? streams : { ...streams, signal: stop });
      const typed = mine<{ value: string }>([{ type: 'input', name: 'value', message, theme: THEME }]);
      const said = await asked(typed).catch((error: unknown) => {
        if (error instanceof Error && error.name === 'AbortPromptError') return 'end' as const;
        throw error;
      });
      return said === 'end' ? { type: 'end' } : said.value;
    },
    confirm: async (message) => {
      const said = await asked<boolean>(prompt([{ type: 'confirm', name: 'value', message }]));
      return said === 'end' ? said : said.value;
    },
    close: () => {},
  };
}

/** Ctrl-D closes inquirer's input, and its prompt would never settle; an answer settles before the next turn. */
function inputEnds(): Promise<'end'> {
  return new Promise((resolve) => {
    process.stdin.once('pause', () => setImmediate(() => resolve('end')));
  });
}

import inquirer from 'inquirer';
import { type Asker, Interrupted } from './asker.ts';
import { PAUSE, readAnswer, readPause } from './read-answer.ts';

/** Asks with inquirer's prompts for a line on a terminal: nothing moves but the cursor in that line. */
export function promptAsker(output: NodeJS.WriteStream): Asker {
  const prompt = inquirer.createPromptModule({ input: process.stdin, output });
  const asked = async <T>(answer: Promise<{ value: T }>): Promise<T> => {
    try {
      return (await answer).value;
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted();
      throw error;
    }
  };
  const line = (message: string): Promise<string> =>
    asked<string>(prompt([{ type: 'input', name: 'value', message }]));
  return {
    ask: async (item) => readAnswer(await line('Your answer:'), item),
    pause: async () => readPause(await line(PAUSE)),
    confirm: (message) => asked<boolean>(prompt([{ type: 'confirm', name: 'value', message }])),
    close: () => {},
  };
}

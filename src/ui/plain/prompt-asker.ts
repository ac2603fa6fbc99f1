import inquirer from 'inquirer';
import { type Item, optionsOf } from '../../domain/quiz/draft.ts';
import { type Asker, Interrupted, type Write } from './asker.ts';
import { HOW_TO, readAnswer, type Said } from './read-answer.ts';

const COMMAND_CHOICES = [
  { name: 'Flag this question', value: ':f', key: 'f' },
  { name: 'Quit', value: ':q', key: 'q' },
];

/** Asks with prompts on a terminal. They are drawn on `output`. */
export function promptAsker(output: NodeJS.WriteStream, write: Write): Asker {
  const prompt = inquirer.createPromptModule({ input: process.stdin, output });
  const asked = async <T>(answer: Promise<{ value: T }>): Promise<T> => {
    try {
      return (await answer).value;
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted();
      throw error;
    }
  };
  const line = async (item: Item, message: string): Promise<Said> => {
    const value = await asked<string>(prompt([{ type: 'input', name: 'value', message }]));
    return readAnswer(value, item);
  };
  const pick = async (item: Item): Promise<Said> => {
    const message = 'Your answer:';
    const choices = [...choicesOf(item), ...COMMAND_CHOICES];
    const value = await asked<string>(prompt([{ type: 'rawlist', name: 'value', message, choices }]));
    return readAnswer(value, item);
  };
  const tick = async (item: Item): Promise<Said> => {
    const choices = choicesOf(item);
    const message = 'All right answers:';
    const values = await asked<readonly string[]>(
      prompt([{ type: 'checkbox', name: 'value', message, choices }]),
    );
    return readAnswer(values.join(' '), item);
  };
  return {
    ask: async (item) => {
      const { kind } = item.question;
      if (kind === 'one' || kind === 'predict') return pick(item);
      if (kind === 'several') return tick(item);
      if (kind === 'order') write(choicesOf(item).map(({ name, value }) => `  ${value}. ${name}`));
      return line(item, `${HOW_TO[kind](item.shown.length)} (:q quits)`);
    },
    pause: async () => {
      const choices = [
        { name: 'Go on', value: 'next' },
        { name: 'Flag this question', value: 'flag' },
        { name: 'Quit', value: 'quit' },
      ];
      const value = await asked<string>(
        prompt([{ type: 'select', name: 'value', message: 'Next:', choices }]),
      );
      return value === 'flag' || value === 'quit' ? value : 'next';
    },
    confirm: (message) => asked<boolean>(prompt([{ type: 'confirm', name: 'value', message }])),
    close: () => {},
  };
}

/** The options by number, as `readAnswer` reads them. */
function choicesOf({ question, shown }: Item): { name: string; value: string }[] {
  return shown.map((id, i) => ({
    name: optionsOf(question).find((option) => option.id === id)?.text ?? id,
    value: String(i + 1),
  }));
}

import { Command } from 'commander';
import type { PackUse } from '../commands/pack.ts';
import { addAuthoring } from './add-authoring.ts';
import { addJudging } from './add-judging.ts';
import { addLearning } from './add-learning.ts';
import { addLooking } from './add-looking.ts';
import { addHelp } from './help.ts';
import { type Done, pack, plain, progress } from './options.ts';

const refuse = async (program: Command, word: string): Promise<never> => {
  const { unknownCommand } = await import('./unknown-command.ts');
  throw await unknownCommand(
    word,
    program.commands.map((command) => command.name()),
  );
};

/** What a command that is given a pack does with it; others use it. */
const PACK_USES: Readonly<Record<string, PackUse>> = { check: 'check', new: 'make' };

const takePack = async (command: Command): Promise<void> => {
  const { pack } = command.opts<{ pack?: string }>();
  if (!pack) return;
  const { choosePackAt } = await import('../commands/pack.ts');
  await choosePackAt(pack, PACK_USES[command.name()] ?? 'use');
};

/** Commander's own help command would not know its way with a name that is not there. */
const addHelpCommand = (program: Command): void => {
  program
    .command('help')
    .description('tell more of a command')
    .argument('[command]', 'the command; without it: all of them')
    .action(async (word) => {
      const named = program.commands.find((command) => command.name() === word);
      if (word !== undefined && !named) await refuse(program, word);
      (named ?? program).outputHelp();
    });
};

/** The commands and options of the program. A command's code is loaded only when it is called. */
export const buildProgram = (version: string, done: Done): Command => {
  const program = new Command('clusterprep');
  program
    .description(
      'Prepares you for running Node.js in production: quizzes that explain, labs that really run.',
    )
    .usage('[command] [options]')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .enablePositionalOptions()
    .exitOverride()
    // Told by main, once, in words of ours.
    .configureOutput({ outputError: () => {} });
  addLearning(program, done);
  addLooking(program, done);
  addJudging(program, done);
  addAuthoring(program, done);
  addHelpCommand(program);
  addHelp(program);
  program
    .addOption(plain())
    .addOption(progress())
    .addOption(pack())
    .hook('preAction', (_, command) => takePack(command))
    .allowExcessArguments(true)
    .action(async (options, { args }) => {
      const [word] = args;
      if (word === undefined) return done(await (await import('../commands/home.ts')).homeCommand(options));
      await refuse(program, word);
    });
  return program;
};

import type { Command } from 'commander';
import { type Done, json, pack } from './options.ts';

/** The commands that look something up, and show what is behind an answer. */
export const addLooking = (program: Command, done: Done): void => {
  program
    .command('ask')
    .description('ask in your own words, and see what answers it and where to practise it')
    .argument('<question...>', 'what you want to know, in any words')
    .addOption(json('what was found'))
    .addOption(pack())
    .action(async (words, options) =>
      done(await (await import('../commands/ask.ts')).askCommand(words, options)),
    );
  program
    .command('glossary')
    .description('what the terms mean, and what practises them')
    .argument('[term...]', 'a term or another name of it; without it: all of them')
    .addOption(json('the terms'))
    .action(async (words, options) =>
      done(await (await import('../commands/glossary.ts')).glossaryCommand(words, options)),
    );
  program
    .command('prove')
    .description('see the program behind an answer, and run it here')
    .argument('<question>', 'the id of the question, as the quiz tells it after an answer')
    .addOption(json('what came of it'))
    .addOption(pack())
    .action(async (id, options) =>
      done(await (await import('../commands/prove.ts')).proveCommand(id, options)),
    );
};

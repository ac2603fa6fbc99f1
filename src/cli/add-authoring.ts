import { type Command, InvalidArgumentError } from 'commander';
import { count, majors } from './numbers.ts';
import { type Done, isolation, json, pack } from './options.ts';

const names = (text: string, before: readonly string[] = []): string[] => {
  const given = text.split(',').filter(Boolean);
  if (given.length === 0) throw new InvalidArgumentError('Give a name, or several with commas between.');
  return [...before, ...given];
};

/** The commands of those who write labs and questions. */
export const addAuthoring = (program: Command, done: Done): void => {
  program
    .command('check')
    .description('for authors: prove the labs and the questions')
    .option('--only <names>', 'only these labs, answers, questions or mutants, with commas between', names)
    .option('--draft', 'what is still to be written (TODO: …) is no problem')
    .option('--recorded', 'run nothing: judge the recorded grades with the checks as they are now')
    .option(
      '--changed',
      'grade only the labs that changed since they were recorded, judge the others; run all proofs',
    )
    .option('--record', 'keep what is graded as the recordings of the labs')
    .option('--repeat <n>', 'grade each answer n times', count)
    .option('--load', 'keep the processors busy meanwhile')
    .option('--jobs <n>', 'how many grades or proofs at once', count)
    .option('--nodes <majors>', 'run on these versions of Node, as 22,24,26', majors)
    .option('--node-dir <folder>', 'where other versions of Node are; npm installs what is not there')
    .option('--mutants', 'grade small changes of the solutions, and tell which of them pass')
    .option('--explain', 'with --mutants: tell too what a learner would read of those that fail')
    .option(
      '--soak [n]',
      'grade n right and n wrong answers, half of the right ones on a busy machine',
      count,
    )
    .option('--soak-file <file>', 'where a soak keeps what it has, to go on from there')
    .addOption(json('the findings'))
    .option('--html [file]', 'the findings as an HTML page, on stdout or in a file')
    .addOption(isolation())
    .addOption(pack('prove this folder, not what comes with clusterprep'))
    .action(async (options) => done(await (await import('../commands/check.ts')).checkCommand(options)));
  program
    .command('new')
    .description('for authors: make a lab or a question that works, to be changed into your own')
    .argument('<what>', 'lab or question')
    .argument('[id]', 'its id, such as my-lab; a question gets one by itself')
    .option('--objective <id>', 'the objective that it counts for')
    .option('--kind <kind>', 'the kind of question (default: one)')
    .addOption(pack('make it in this folder, as part of a pack'))
    .action(async (what, id, options) =>
      done(await (await import('../commands/new.ts')).newCommand(what, id, options)),
    );
};

import { type Command, Option } from 'commander';
import { count, seed } from './numbers.ts';
import { type Done, json, pack, plain, progress } from './options.ts';

/** The commands that teach and examine. */
export const addLearning = (program: Command, done: Done): void => {
  program
    .command('demo')
    .description('watch a server fail and its mended version pass, in ten seconds')
    .addOption(plain())
    .action(async (options) => done(await (await import('../commands/demo.ts')).demoCommand(options)));
  program
    .command('quiz')
    .description('practise with questions that explain themselves')
    .argument('[objectives...]', 'only these objectives; without any: all of them')
    .option('--count <n>', 'how many questions (default: 10)', count)
    .option('--seed <n>', 'draw and shuffle the same way again', seed)
    .addOption(plain())
    .addOption(json('the result'))
    .addOption(progress())
    .addOption(pack('ask the questions of this folder'))
    .action(async (objectives, options) =>
      done(await (await import('../commands/quiz.ts')).quizCommand(objectives, options)),
    );
  program
    .command('review')
    .description('the questions that are due today, before you forget them')
    .option('--new <n>', 'new questions a day (default: 10)', count)
    .option('--limit <n>', 'repeated questions a day, beside the new ones (default: 60)', count)
    .option('--seed <n>', 'shuffle the options the same way again', seed)
    .option('--forecast', 'only tell how many come due in the next days')
    .addOption(plain())
    .addOption(json('the result'))
    .addOption(progress())
    .addOption(pack())
    .action(async (options) => done(await (await import('../commands/review.ts')).reviewCommand(options)));
  program
    .command('learn')
    .description('a short lesson on each objective, and a path of eight steps with points')
    .argument('[objective]', 'its lesson; without it: the path, lesson by lesson')
    .option('--step <n>', 'begin with this step of the path', count)
    .addOption(plain())
    .addOption(progress())
    .action(async (objective, options) =>
      done(await (await import('../commands/learn.ts')).learnCommand(objective, options)),
    );
  program
    .command('lab')
    .description('learn by doing: edit a small server and have it run and judged on each save')
    .argument('[id]', 'the lab; without it: the list of labs')
    .option('--tree', 'without a lab: what builds on what')
    .option('--dir <folder>', 'work in this folder')
    .option('--reset', 'begin again from the starter; your files are kept as a backup')
    .option('--timed', 'end the attempt when the time is up')
    .addOption(plain())
    .addOption(progress())
    .addOption(pack())
    .action(async (id, options) => done(await (await import('../commands/lab.ts')).labCommand(id, options)));
  program
    .command('exam')
    .description('a timed exam of questions and labs; leave and come back, the clock goes on')
    .addOption(new Option('--size <size>', 'how long it is').choices(['full', 'half', 'quiz']))
    .addOption(
      new Option('--mode <mode>', 'training explains each answer at once').choices(['exam', 'training']),
    )
    .option('--seed <n>', 'draw the same items again', seed)
    .option('--dir <folder>', 'work on the labs below this folder')
    .option('--resume', 'go on with the exam that was begun, without asking')
    .option('--list', 'only list the sittings')
    .option('--result [sitting]', 'only tell the result again: of the last sitting, or of this one')
    .option('--html <file>', 'write the result as an HTML page')
    .addOption(plain())
    .addOption(json('the result'))
    .addOption(progress())
    .action(async (options) => done(await (await import('../commands/exam.ts')).examCommand(options)));
  program
    .command('progress')
    .description('your scores by objective and by lab')
    .addOption(json('the scores'))
    .option('--csv', 'print the scores as CSV')
    .option('--html [file]', 'the scores as an HTML page, on stdout or in a file')
    .addOption(progress())
    .addOption(pack())
    .action(async (options) =>
      done(await (await import('../commands/progress.ts')).progressCommand(options)),
    );
};

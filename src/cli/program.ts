import { Command, InvalidArgumentError, Option } from 'commander';
import type { PackUse } from '../commands/pack.ts';
import { addHelp } from './help.ts';
import { count, majors, seed } from './numbers.ts';

/** What a command resolves with is the exit code of the program. */
type Done = (code: number) => void;

const plain = () =>
  new Option('--plain', 'plain text, line by line: for screen readers and simple terminals');
const progress = () => new Option('--progress <folder>', 'keep the scores in this folder');
const json = (what: string) =>
  new Option('--json', `print ${what} as JSON on stdout, and nothing else there`);
const pack = (what = 'take the labs and questions of this folder too') =>
  new Option('--pack <folder>', what).env('CLUSTERPREP_PACK');
const isolation = () =>
  new Option('--isolation <tier>', 'force a tier instead of the best one here').choices([
    'bubblewrap',
    'namespace',
    'process-group',
  ]);
const names = (text: string, before: readonly string[] = []): string[] => {
  const given = text.split(',').filter(Boolean);
  if (given.length === 0) throw new InvalidArgumentError('Give a name, or several with commas between.');
  return [...before, ...given];
};

const addLearning = (program: Command, done: Done): void => {
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
    .option('--limit <n>', 'repeated questions a day (default: 60)', count)
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

const addLooking = (program: Command, done: Done): void => {
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
};

const addProving = (program: Command, done: Done): void => {
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

const addJudging = (program: Command, done: Done): void => {
  program
    .command('grade')
    .description('grade a server once and tell the verdict')
    .argument('<lab>', 'the lab to grade it for')
    .argument('[path]', 'a file or a folder; without it: your folder of that lab')
    .addOption(json('the verdict'))
    .addOption(
      new Option('--reporter <name>', 'how to tell the verdict').choices(['text', 'json', 'junit', 'github']),
    )
    .option('--repeat <n>', 'grade up to n times, and stop at the first disagreement', count)
    .option('--timeline <file>', 'save all that was seen to this file')
    .option('--from <file>', 'judge a saved timeline again, without running anything')
    .option('--untrusted', "for other people's code: shut it in as tightly as this machine can")
    .addOption(isolation())
    .addOption(progress())
    .addOption(pack())
    .action(async (lab, path, options) =>
      done(await (await import('../commands/grade.ts')).gradeCommand(lab, path, options)),
    );
  program
    .command('doctor')
    .description('what this machine can do: Node, isolation, editor, scores, terminal')
    .addOption(json('the findings'))
    .addOption(progress())
    .action(async (options) => done(await (await import('../commands/doctor.ts')).doctorCommand(options)));
  program
    .command('check')
    .description('for authors: prove the labs and the questions')
    .option('--only <names>', 'only these labs, answers or questions, with commas between', names)
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
    .option('--node-dir <folder>', 'where other versions of Node are; without it npm installs them')
    .option('--mutants', 'grade small changes of the solutions, and tell which of them pass')
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
};

const addAuthoring = (program: Command, done: Done): void => {
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
  addProving(program, done);
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

import { type Command, Option } from 'commander';
import { count } from './numbers.ts';
import { type Done, isolation, json, pack, progress } from './options.ts';

/** The commands that judge a program, and the machine. */
export const addJudging = (program: Command, done: Done): void => {
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
};

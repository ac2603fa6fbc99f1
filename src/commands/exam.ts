import { EXIT, UsageError } from '../domain/errors.ts';
import { chooseForm } from '../ui/choose-form.ts';
import { examListText, listedExams } from './exam/list.ts';
import type { ExamOptions } from './exam/options.ts';
import { type ExamEnd, type ExamRoom, openRoom, resultOf } from './exam/room.ts';
import { tellEnd, tellResult } from './exam/tell.ts';
import { tellNotes } from './store-notes.ts';

/**
 * `clusterprep exam`: a timed exam, or the one that goes on. Resolves with the exit code: 0 passed, listed or left with
 * `q`, 1 not passed or the input ended before the exam did, 130 interrupted.
 * @throws UsageError for a bad seed, an unknown sitting, options that do not go together, a page that cannot be written
 */
export async function examCommand(options: ExamOptions = {}): Promise<number> {
  const wanted = [options.list, options.result, options.resume].filter(Boolean);
  if (wanted.length > 1)
    throw new UsageError(
      'wrong-usage',
      'Only one of these can be done at once.\nGive one of --list, --result and --resume.',
    );
  const room = await openRoom(options);
  try {
    tellNotes(room.store);
    if (options.list) return list(room);
    if (options.result) return await again(room, options.result);
    return await sit(room);
  } finally {
    await room.store.close();
  }
}

function list({ store, options }: ExamRoom): number {
  const exams = listedExams(store.state());
  process.stdout.write(
    options.json ? `${JSON.stringify({ schema: 1, exams, error: null })}\n` : examListText(exams),
  );
  return EXIT.ok;
}

async function again(room: ExamRoom, wanted: true | string): Promise<number> {
  const result = await resultOf(room, wanted === true ? undefined : wanted);
  await tellResult(result, room);
  return result.passed ? EXIT.ok : EXIT.notPassed;
}

async function sit(room: ExamRoom): Promise<number> {
  const { plain = false, json = false } = room.options;
  const form = chooseForm({
    plain,
    json,
    stdinIsTerminal: process.stdin.isTTY === true,
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    env: process.env,
  });
  const rich = form === 'rich';
  const end = rich
    ? await (await import('./exam/rich.ts')).examRich(room)
    : await (await import('./exam/linear.ts')).examLinear(
        room,
        json ? process.stderr : process.stdout,
        form === 'prompts',
      );
  await tellEnd(room, end, !rich);
  return codeOf(end);
}

function codeOf({ how, result }: ExamEnd): number {
  switch (how) {
    case 'interrupted':
      return EXIT.interrupted;
    case 'left':
      return EXIT.ok;
    case 'ended':
      return EXIT.notPassed;
    case 'over':
      return result?.passed ? EXIT.ok : EXIT.notPassed;
  }
}

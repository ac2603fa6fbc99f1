import { writeFile } from 'node:fs/promises';
import { UsageError } from '../../domain/errors.ts';
import type { ExamResult } from '../../domain/exam/result.ts';
import { leftLines } from '../../ui/exam/next-lines.ts';
import { examResultParts, examSummary } from '../../ui/exam/result-lines.ts';
import { type Line, textOf } from '../../ui/line.ts';
import { prose } from '../../ui/quiz/prose.ts';
import { printPainted } from '../paint.ts';
import type { ExamOptions } from './options.ts';
import { aboutResult, type ExamEnd, type ExamRoom, examCommandLine, keptText, troubleIn } from './room.ts';

const widthOf = ({ columns }: NodeJS.WriteStream): number => Math.max(40, Math.min(columns || 80, 100));

/**
 * The last words: the result, or how to come back. Data goes to stdout, and with `--json` all talk to stderr. `whole`:
 * with each missed item, for where no screen has shown them.
 */
export async function tellEnd(room: ExamRoom, end: ExamEnd, whole: boolean): Promise<void> {
  const { options, store } = room;
  const { sitting, result } = end;
  const output = options.json ? process.stderr : process.stdout;
  const width = widthOf(output);
  const say = (lines: readonly Line[]): void => {
    if (options.json) output.write(lines.map((each) => `${textOf(each)}\n`).join(''));
    else printPainted(lines);
  };
  if (result !== undefined) {
    say(resultLines(result, aboutResult(room, result), width, whole));
    say(workLines(sitting));
    return put(result, room);
  }
  if (sitting === undefined) return say(prose('No exam was begun.', width));
  const session = sitting.session();
  const kept = { kept: keptText(store), trouble: troubleIn(store) };
  say(leftLines(session, examCommandLine(options), kept, width));
  say(workLines(sitting));
  if (options.json) {
    const { id, seed, size, mode, deadline, items, answers } = session;
    const open = { schema: 1, session: id, status: 'goes-on', seed, size, mode };
    const until = new Date(deadline).toISOString();
    process.stdout.write(
      `${JSON.stringify({ ...open, deadline: until, items: items.length, answered: answers.size, error: null })}\n`,
    );
  }
}

/** Where the work on the labs stays; in one piece, so that it can be copied. */
const workLines = (sitting: ExamEnd['sitting']): Line[] =>
  sitting === undefined || sitting.plan.labs.length === 0
    ? []
    : [[{ text: 'Your work on the labs: ' }, { text: sitting.plan.dir, tone: 'accent' }]];

const resultLines = (result: ExamResult, kept: string, width: number, whole: boolean): readonly Line[] =>
  whole ? examResultParts(result, kept, width).lines : examSummary(result, kept, width);

/** A result that is asked for again: as text, or as what the options say. */
export async function tellResult(result: ExamResult, room: ExamRoom): Promise<void> {
  const { options, store } = room;
  const silent = options.json === true || options.html !== undefined;
  if (!silent) printPainted(resultLines(result, keptText(store), widthOf(process.stdout), true));
  return put(result, room);
}

/** Prints the JSON and writes the page, where they are asked for. */
async function put(
  result: ExamResult,
  { options, store }: Pick<ExamRoom, 'options' | 'store'>,
): Promise<void> {
  if (options.json) {
    const { examJson } = await import('../../report/exam-json.ts');
    process.stdout.write(`${JSON.stringify(examJson(result, store.status.kind === 'ok'))}\n`);
  }
  if (options.html !== undefined) await save(result, options.html, options);
}

async function save(result: ExamResult, file: string, { progress }: ExamOptions): Promise<void> {
  const { examHtml } = await import('../../report/exam-html.ts');
  try {
    await writeFile(file, examHtml(result));
    process.stderr.write(`Written: ${file}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const again = `clusterprep exam --result ${result.session.slice(0, 8)} --html <file>`;
    const where = progress === undefined ? '' : ` --progress ${progress}`;
    throw new UsageError(
      'cannot-write',
      `The page cannot be written: ${why}.\nThe result is kept; try: ${again}${where}`,
    );
  }
}

import { readFile, writeFile } from 'node:fs/promises';
import { UsageError } from '../domain/errors.ts';
import { lastWords } from '../domain/last-words.ts';
import { type Recording, recordingSchema } from '../domain/timeline.ts';

/** Lines of a program's output that a report shows. */
const SHOWN = 12;

/** Reads what `saveRecording` wrote. Throws UsageError for a file that is not there, no recording, or of a newer schema. */
export async function loadRecording(file: string): Promise<Recording> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError('no-such-path', `The timeline ${file} cannot be read.\n${messageOf(error)}.`);
  }
  const parsed = recordingSchema.safeParse(parse(text, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new UsageError(
    'bad-timeline',
    `${file} is no timeline of ours.\n${where === '' ? '' : `${where}: `}${issue?.message ?? 'It cannot be read'}. Give a file that --timeline has written.`,
  );
}

/** Writes all that was seen, to be judged again. Throws UsageError when it cannot be written. */
export async function saveRecording(file: string, recording: Recording): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(recording)}\n`);
  } catch (error) {
    throw new UsageError('cannot-write', `The timeline ${file} cannot be written.\n${messageOf(error)}.`);
  }
}

/** The last lines that the program printed in the scenario that went worst, or in the first; the error's own line is among them. */
export function lastLines(recording: Recording, scenarios: readonly string[]): string[] {
  const timeline =
    recording.timelines.find(({ scenario }) => scenarios.includes(scenario)) ?? recording.timelines[0];
  const lines = timeline?.events.flatMap((event) => (event.kind === 'output' ? [event.text] : [])) ?? [];
  return lastWords(lines, SHOWN);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      'bad-timeline',
      `${file} is not JSON: ${messageOf(error)}.\nGive a file that --timeline has written.`,
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { writeFile } from 'node:fs/promises';
import { dueToday } from '../app/due.ts';
import { type ProgressSummary, summarise } from '../app/progress.ts';
import { EXIT, UsageError } from '../domain/errors.ts';
import { labSummaries, loadBlueprint, loadIndex } from '../store/content.ts';
import { openStore } from '../store/store.ts';
import { packOption } from './pack-option.ts';
import { showsUnicode } from './shows-unicode.ts';
import { tellNotes } from './store-notes.ts';

export type ProgressOptions = {
  readonly json?: boolean;
  readonly csv?: boolean;
  /** A text is the file to write; else the page goes to stdout. */
  readonly html?: boolean | string;
  readonly progress?: string;
};

/**
 * `clusterprep progress`: the scores on stdout, talk on stderr. Resolves with the exit code.
 * @throws UsageError when more than one format is asked for
 */
export async function progressCommand(options: ProgressOptions = {}): Promise<number> {
  const formats = [options.json, options.csv, options.html].filter(Boolean);
  if (formats.length > 1)
    throw new UsageError(
      'two-formats',
      'Only one form can be printed at once.\nAsk for one of --json, --csv and --html.',
    );
  const store = await openStore({ progress: options.progress });
  const [blueprint, labs, questions] = await Promise.all([loadBlueprint(), labSummaries(), loadIndex()]);
  const now = new Date();
  const due = await dueToday(store.state(), questions, now);
  const summary = summarise(store.state(), { blueprint, labs, questions, due, ...packOption() }, now);
  await store.close();
  const text = await render(summary, options);
  if (typeof options.html === 'string') {
    await save(options.html, text);
    process.stderr.write(`Written: ${options.html}\n`);
  } else await print(text);
  // Last, where it can still be seen below a long page.
  tellNotes(store);
  if (store.counts.records === 0)
    process.stderr.write(`Nothing has been recorded in ${store.path.dir} so far.\n`);
  return EXIT.ok;
}

async function render(summary: ProgressSummary, options: ProgressOptions): Promise<string> {
  if (options.json) return (await import('../report/progress-json.ts')).progressJson(summary);
  if (options.csv) return (await import('../report/progress-csv.ts')).progressCsv(summary);
  if (options.html) return (await import('../report/progress-html.ts')).progressHtml(summary);
  return (await import('../report/progress-text.ts')).progressText(summary, { unicode: showsUnicode() });
}

async function save(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      'cannot-write',
      `The page cannot be written: ${why}.\nName another file with --html.`,
    );
  }
}

/** Resolves when all is handed over. A reader that has gone away (`| head`) has had what it wanted. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null): void => {
      const gone = error && 'code' in error && error.code === 'EPIPE';
      if (error && !gone) reject(error);
      else resolve();
    };
    process.stdout.once('error', settle);
    process.stdout.write(text, settle);
  });
}

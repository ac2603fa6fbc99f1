import { openSearch } from '../app/lookup/open-search.ts';
import type { Found } from '../app/lookup/search.ts';
import { EXIT } from '../domain/errors.ts';
import { answerLines, nothingLines } from '../ui/lookup/answer-lines.ts';
import { plainWidth } from '../ui/plain/print.ts';
import { packed } from './pack-option.ts';
import { printPainted } from './paint.ts';

export type AskOptions = { readonly json?: boolean };

/** How many passages are told; the JSON has more of them. */
const TOLD = 3;
const LISTED = 10;

/** `clusterprep ask <question…>`: the passages that answer it, best first. Resolves with 0, or 1 when nothing was found. */
export async function askCommand(words: readonly string[], options: AskOptions): Promise<number> {
  const question = words.join(' ').trim();
  const search = await openSearch();
  const found = search(question, options.json ? LISTED : TOLD).map(({ passage, score }) => ({
    passage: { ...passage, practise: passage.practise.map(packed) },
    score,
  }));
  if (options.json) process.stdout.write(`${JSON.stringify(jsonOf(question, found))}\n`);
  else {
    const width = plainWidth();
    const lines = answerLines(
      found.map(({ passage }) => passage),
      width,
    );
    printPainted(found.length > 0 ? lines : nothingLines(width));
  }
  return found.length > 0 ? EXIT.ok : EXIT.notPassed;
}

function jsonOf(question: string, found: readonly Found[]) {
  return {
    schema: 1,
    question,
    results: found.map(({ passage: { id, kind, title, text, practise, source }, score }) => ({
      id,
      kind,
      title,
      passage: text,
      practise: practise.map((command) => `clusterprep ${command}`),
      source,
      score: Math.round(score * 10) / 10,
    })),
    error: null,
  };
}

import { termNamed } from '../app/glossary.ts';
import { EXIT } from '../domain/errors.ts';
import { loadBlueprint, loadLearning } from '../store/content.ts';
import { glossaryLines, termLines } from '../ui/lookup/term-lines.ts';
import { plainWidth } from '../ui/plain/print.ts';
import { printPainted } from './paint.ts';

export type GlossaryOptions = { readonly json?: boolean };

/**
 * `clusterprep glossary [term]`: all terms, or what one of them means. Resolves with exit code 0.
 * @throws UsageError `unknown-term`, with the nearest names
 */
export async function glossaryCommand(words: readonly string[], options: GlossaryOptions): Promise<number> {
  const { glossary } = await loadLearning();
  const name = words.join(' ').trim();
  if (name !== '') {
    const term = termNamed(name, glossary);
    if (options.json) tellJson({ term });
    else printPainted(termLines(term, plainWidth()));
  } else if (options.json) tellJson({ terms: glossary });
  else printPainted(glossaryLines(glossary, (await loadBlueprint()).objectives, plainWidth()));
  return EXIT.ok;
}

function tellJson(what: object): void {
  process.stdout.write(`${JSON.stringify({ schema: 1, ...what, error: null })}\n`);
}

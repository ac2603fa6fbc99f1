import { createHash } from 'node:crypto';
import { type AnyNode, type Options, parse } from 'acorn';
import { full } from 'acorn-walk';
import { type Edit, editsOf, type MutantKind } from './edits.ts';

/** A program with one small change. */
export type Mutant = {
  /** Names it in `equivalent.yaml`: the same as long as the changed line reads the same. */
  readonly key: string;
  readonly file: string;
  readonly line: number;
  readonly kind: MutantKind;
  /** The line, before and after. */
  readonly before: string;
  readonly after: string;
  readonly text: string;
};

/** Every program is given PORT: what stands for it when it is not given is for the reader, and no grade can see it. */
const UNSEEN = /process\.env\.PORT\s*(\?\?|\|\|)\s*$/;

/** All mutants of a file, each text once, in the order of their places. TypeScript has none: it is not parsed here. */
export function mutantsOf(file: string, text: string): Mutant[] {
  if (!/\.[cm]?js$/.test(file)) return [];
  const tree = parsed(text);
  if (tree === undefined) return [];
  const edits: Edit[] = [];
  full(tree, (node) => {
    edits.push(...editsOf(node as AnyNode, text));
  });
  const seen = new Set([text]);
  const keys = new Map<string, number>();
  return edits
    .filter(({ start }) => !UNSEEN.test(text.slice(0, start)))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .flatMap((edit) => {
      const changed = text.slice(0, edit.start) + edit.insert + text.slice(edit.end);
      if (seen.has(changed) || parsed(changed) === undefined) return [];
      seen.add(changed);
      const line = text.slice(0, edit.start).split('\n').length;
      const lineOf = (whole: string) => whole.split('\n')[line - 1]?.trim() ?? '';
      const [before, after] = [lineOf(text), lineOf(changed)];
      const words = [file, edit.kind, before, after].join('\n');
      const nth = keys.get(words) ?? 0;
      keys.set(words, nth + 1);
      const key = createHash('sha256').update(`${words}\n${nth}`).digest('hex').slice(0, 10);
      return [{ key, file, line, kind: edit.kind, before, after, text: changed }];
    });
}

/** As a module, or else as a script; undefined: it is neither. */
function parsed(text: string): AnyNode | undefined {
  const common: Pick<Options, 'ecmaVersion' | 'allowHashBang'> = {
    ecmaVersion: 'latest',
    allowHashBang: true,
  };
  for (const options of [
    { ...common, sourceType: 'module' },
    { ...common, sourceType: 'script', allowReturnOutsideFunction: true },
  ] as const) {
    try {
      return parse(text, options);
    } catch {
      // The other way may fit.
    }
  }
  return undefined;
}

import { type ParseEntry, parse } from 'shell-quote';

/** The longest answer that is read, in characters. */
const LONGEST = 1000;

/** One simple command: assignments before it, its words, and the operator that follows it. */
export type Words = {
  readonly env: readonly string[];
  readonly words: readonly string[];
  readonly link: string;
};

/**
 * Splits a command line as a shell does: quotes are resolved, variables stay as they are written. Undefined when a
 * quote is not closed or there is nothing.
 */
export function readWords(text: string): Words[] | undefined {
  if (text.length > LONGEST || !closed(text)) return undefined;
  const parts: { env: string[]; words: string[]; link: string }[] = [{ env: [], words: [], link: '' }];
  for (const entry of entriesOf(text)) {
    const part = parts.at(-1);
    if (part === undefined) break;
    if (typeof entry === 'string') {
      const assigns = part.words.length === 0 && /^[A-Za-z_]\w*=/.test(entry);
      (assigns ? part.env : part.words).push(entry);
    } else if ('op' in entry) {
      if (entry.op === 'glob') part.words.push(entry.pattern);
      else {
        part.link = entry.op;
        parts.push({ env: [], words: [], link: '' });
      }
    }
  }
  const last = parts.at(-1);
  if (last?.words.length === 0 && last.env.length === 0) parts.pop();
  const end = parts.at(-1);
  // A semicolon at the end changes nothing; `&` there does.
  if (end?.link === ';') end.link = '';
  return parts.length === 0 ? undefined : parts;
}

function entriesOf(text: string): ParseEntry[] {
  try {
    return parse(text.trim(), (name: string) => `$${name}`);
  } catch {
    return [];
  }
}

function closed(text: string): boolean {
  let open = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '\\' && open !== "'") i += 1;
    else if (open !== '' ? char === open : char === '"' || char === "'") open = open === '' ? char : '';
  }
  return open === '';
}

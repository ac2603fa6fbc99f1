import { type JournalRecord, recordSchema } from '../domain/record.ts';
import { checksum } from './journal-write.ts';

/** What a line of the journal turned out to be. `strange`: whole, but of no kind that we know. */
export type Line =
  | { readonly kind: 'record'; readonly record: JournalRecord }
  | { readonly kind: 'newer' }
  | { readonly kind: 'strange' }
  | { readonly kind: 'damaged' };

const DAMAGED: Line = { kind: 'damaged' };
const SPACE = 0x20;
const CARRIAGE_RETURN = 0x0d;
/** How many line starts are looked at in a damaged line, and how far apart two ends of a record may lie in them. */
const MAX_STARTS = 64;
const REACH = 3;

/** Reads one line, without its line feed. */
export function decodeLine(line: Buffer): Line {
  const end = line.at(-1) === CARRIAGE_RETURN ? line.length - 1 : line.length;
  if (end < 11 || line[8] !== SPACE) return DAMAGED;
  const json = line.subarray(9, end);
  if (line.toString('latin1', 0, 8) !== checksum(json)) return DAMAGED;
  return decodeJson(json.toString());
}

function decodeJson(json: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return DAMAGED;
  }
  if (
    typeof value === 'object' &&
    value !== null &&
    'v' in value &&
    typeof value.v === 'number' &&
    value.v > 1
  ) {
    return { kind: 'newer' };
  }
  const parsed = recordSchema.safeParse(value);
  return parsed.success ? { kind: 'record', record: parsed.data } : { kind: 'strange' };
}

/**
 * Whole records inside a damaged line: where a line feed was lost, two records stand in one line, or garbage stands
 * before a record.
 */
export function rescue(line: Buffer): Line[] {
  const starts: number[] = [];
  for (const match of line.toString('latin1').matchAll(/[0-9a-f]{8} (?=\{)/g)) {
    starts.push(match.index);
    if (starts.length === MAX_STARTS) break;
  }
  const found: Line[] = [];
  for (let i = 0; i < starts.length; ) {
    const next = wholeFrom(line, starts, i);
    if (next) found.push(next.line);
    i = next ? next.upTo : i + 1;
  }
  return found;
}

function wholeFrom(line: Buffer, starts: readonly number[], i: number): { line: Line; upTo: number } | null {
  // A record's text may itself look like a line start, hence more than one end is tried.
  for (let j = Math.min(i + REACH, starts.length); j > i; j -= 1) {
    const end = starts[j] ?? line.length;
    for (const gap of [0, 1]) {
      const decoded = decodeLine(line.subarray(starts[i], end - gap));
      if (decoded.kind !== 'damaged') return { line: decoded, upTo: j };
    }
  }
  // The last end of all, when starts beyond reach stand in the text.
  const decoded = decodeLine(line.subarray(starts[i]));
  return decoded.kind === 'damaged' ? null : { line: decoded, upTo: starts.length };
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { GraderError } from '../domain/errors.ts';
import { type Ran, readSpoken, type Spoken } from '../domain/quiz/ran.ts';
import { type ProgramEnd, runProgram } from '../grader/proof/run-program.ts';
import { sanitiseLine } from '../grader/run/sanitise.ts';
import type { Programs } from './ports.ts';

/** Runs the proofs of questions with this Node, from the folder that holds them. Never rejects: what fails is told. */
export const programsIn = (folder: string): Programs => ({
  run: async ({ proof }, onSpoken, signal) => {
    const node = process.versions.node;
    const spoken: Spoken[] = [];
    const failed = (because: string): Ran => ({ status: 'no-result', node, spoken, because });
    if (proof === undefined) return failed('This question has no program.');
    // The program of a pack has an absolute path.
    const file = resolve(folder, proof.file);
    if (!existsSync(file)) return failed(`Its program, ${proof.file}, is not here.`);
    // The last line is the result, and nobody knows which is the last before the end.
    let last: string | undefined;
    const tell = (line: string): void => {
      const { who, said } = readSpoken(line);
      const safe = { who: sanitiseLine(who), said: sanitiseLine(said) };
      spoken.push(safe);
      onSpoken(safe);
    };
    const onLine = (line: string, stream: 'stdout' | 'stderr'): void => {
      if (stream === 'stderr') tell(line);
      else {
        if (last !== undefined) tell(last);
        last = line;
      }
    };
    try {
      const end = await runProgram(process.execPath, file, { onLine, signal });
      const result = last !== undefined && cleanly(end) ? resultIn(last) : undefined;
      if (result !== undefined) {
        const holds = isDeepStrictEqual(result.value, proof.prints);
        return { status: 'ran', node, spoken, result: result.value, holds };
      }
      if (last !== undefined) tell(last);
      return failed(HOW[end.by](end));
    } catch (error) {
      if (error instanceof GraderError) return failed(error.message);
      throw error;
    }
  },
});

const HOW: Record<ProgramEnd['by'], (end: ProgramEnd) => string> = {
  itself: (end) =>
    `It ended with ${end.by === 'itself' ? (end.signal ?? `code ${end.code}`) : ''} and told no result.`,
  time: () => 'It took too long and was ended.',
  flood: () => 'It printed too much and was ended.',
  request: () => 'It was not waited for.',
};

const cleanly = (end: ProgramEnd): boolean => end.by === 'itself' && end.code === 0;

function resultIn(line: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return undefined;
  }
}

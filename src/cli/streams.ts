import { writeSync } from 'node:fs';
import { EXIT } from '../domain/errors.ts';

/** So long may a command take to end once nobody reads it any more, in milliseconds. */
const LAST_WORDS = 1000;
/** What a shell reports of a program that SIGPIPE ended. */
const UNREAD = 141;
/** The reader of a pipe has gone, or the terminal was closed. */
const GONE = new Set(['EPIPE', 'EIO']);

/**
 * `clusterprep … | head` closes our stdout early: nothing more can be told there, but how it went is still told by the exit
 * code of a command that ends; one that would go on is ended. Where the output cannot be written at all, that is told. `end` ends the program.
 */
export function watchStreams(end: (code: number) => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (GONE.has(error.code ?? '')) setTimeout(end, LAST_WORDS, UNREAD).unref();
      else {
        if (stream === process.stdout) tell(`clusterprep: the output cannot be written: ${error.message}\n`);
        end(EXIT.notJudged);
      }
    });
  }
}

function tell(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // Then nobody can be told.
  }
}

import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Asker, Interrupted, type Write } from './asker.ts';
import { PAUSE, readAnswer, readPause } from './read-answer.ts';

/** The longest line that is read, in characters. */
const LONGEST = 4000;

/** `attended`: a person reads along, so it waits after feedback. `interrupted`: aborted on Ctrl-C. */
export type LineAskerOptions = { readonly attended: boolean; readonly interrupted?: AbortSignal };

/**
 * Asks by reading lines: for pipes, simple terminals and screen readers. Reading throws Interrupted once the signal is
 * aborted.
 */
export function lineAsker(input: Readable, write: Write, options: LineAskerOptions): Asker {
  const lines = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
  const incoming = lines[Symbol.asyncIterator]();
  const stopped = aborted(options.interrupted);
  const read = async (): Promise<string | undefined> => {
    const { done, value } = await Promise.race([stopped, incoming.next()]);
    return done ? undefined : value.slice(0, LONGEST);
  };
  return {
    ask: async (item) => {
      const line = await read();
      return line === undefined ? { type: 'end' } : readAnswer(line, item);
    },
    pause: async () => {
      if (!options.attended) return 'next';
      write([PAUSE]);
      const line = await read();
      return line === undefined ? 'end' : readPause(line);
    },
    line: async (message, stop) => {
      write([message]);
      return (await Promise.race([read(), ended(stop)])) ?? { type: 'end' };
    },
    confirm: async (message) => {
      write([`${message} (y or n)`]);
      const line = (await read())?.trim().toLowerCase();
      return line === undefined ? 'end' : !line.startsWith('n');
    },
    close: () => lines.close(),
  };
}

/** Resolves with nothing once the signal is aborted; never without one. */
function ended(signal: AbortSignal | undefined): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve(undefined);
    signal?.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  const stopped = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Interrupted()), { once: true });
  });
  // Nobody may be reading at that moment; who reads next is told.
  stopped.catch(() => {});
  return stopped;
}

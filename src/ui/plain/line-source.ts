import { createInterface, type Interface } from 'node:readline';

/** The lines that are typed, one by one; `pause` leaves the terminal to another program. */
export type LineSource = {
  /** Resolves with the next line, or with null when there are no more. */
  readonly next: () => Promise<string | null>;
  /** Nobody here reads while `during` goes on. */
  readonly pause: (during: () => Promise<void>) => Promise<void>;
  readonly close: () => void;
};

/** Reads lines without raw mode: Ctrl-C stays a signal, and the terminal does the echo. */
export const lineSource = (stdin: NodeJS.ReadableStream): LineSource => {
  const lines: string[] = [];
  let over = false;
  let wake = (): void => {};
  let input: Interface | undefined;
  const open = (): void => {
    const mine = createInterface({ input: stdin, terminal: false });
    input = mine;
    mine.on('line', (line) => {
      lines.push(line);
      wake();
    });
    mine.on('close', () => {
      over = input === mine;
      wake();
    });
  };
  open();
  return {
    next: async () => {
      while (lines.length === 0 && !over) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return lines.shift() ?? null;
    },
    pause: async (during) => {
      const before = input;
      input = undefined;
      before?.close();
      try {
        await during();
      } finally {
        open();
      }
    },
    close: () => input?.close(),
  };
};

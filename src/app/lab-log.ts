import type { LabClock } from '../domain/lab-clock.ts';
import type { NewRecord } from '../domain/record.ts';

/** An attempt at a lab that has been started and is not over. Times in milliseconds since the epoch. */
export type RunningAttempt = {
  readonly startedAt: number;
  readonly mode: LabClock['mode'];
  readonly hints: number;
  /** What its last finished grade was worth, before the cost of hints. */
  readonly lastPoints: number;
};

/** What a lab needs of the store. `append` resolves when the record is kept, and rejects when it cannot be. */
export type LabLog = {
  readonly running: (lab: string) => RunningAttempt | null;
  readonly append: (record: NewRecord) => Promise<void>;
};

/** Appends in the order of the calls; the first failure is told once, and the lab goes on. */
export const inOrder = (log: LabLog, onFailure: (message: string) => void) => {
  let last: Promise<void> = Promise.resolve();
  let told = false;
  return {
    append: (record: NewRecord): void => {
      last = last
        .then(() => log.append(record))
        .catch((error: unknown) => {
          if (told) return;
          told = true;
          onFailure(error instanceof Error ? error.message : String(error));
        });
    },
    /** Resolves when all that was appended is kept or has failed. */
    settled: (): Promise<void> => last,
  };
};

import { z } from 'zod';

/** `open` only while the run goes on; a decided finding never changes as the timeline grows. */
export type FindingStatus = 'open' | 'pass' | 'fail' | 'unknown';

export type Finding = {
  readonly check: string;
  readonly status: FindingStatus;
  /** Plain English with numbers; for `unknown` it names the need that was not met. */
  readonly because: string;
  /** Numbers (`i`) of the events that show it. */
  readonly cites: readonly number[];
  /** A limit of time decided it: a busier machine than was measured could be the cause. */
  readonly timed?: boolean;
};

export const statusSchema = z.enum(['pass', 'fail', 'unknown']);
export type Status = z.infer<typeof statusSchema>;

/** A reason with one more sentence. What the program printed stands in the lines after the first, and stays there. */
export function withSentence(because: string, more: string): string {
  const [first, ...printed] = because.split('\n');
  return [`${first} ${more}`, ...printed].join('\n');
}

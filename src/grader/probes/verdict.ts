import { type Probe, RunOver } from '../run/run.ts';
import { until } from '../run/until.ts';
import { numberOf } from './parameters.ts';

/** A client has come to its end within this, before scaling. */
const LIMIT = 15_000;
/** What it said last may still be in the pipe when its end is told. */
const LAST_WORDS = 500;

/**
 * Waits for the program to end by itself, for at most `limit` ms. Records the condition `client-ended`, and marks
 * `client-over` with what it made of the hidden server.
 */
export const awaitVerdict: Probe = async (run, parameters) => {
  const limit = run.scaled(numberOf(parameters, 'limit', LIMIT));
  await run.until('client-ended', () => run.primaryGone(), limit);
  const { stdout, stderr } = run.program.child;
  const read = () => (stdout?.readableEnded ?? true) && (stderr?.readableEnded ?? true);
  if (run.primaryGone()) await until(read, LAST_WORDS);
  if (run.over !== undefined) throw new RunOver(run.over);
  const visits = run.hidden?.visits ?? { connections: 0, requests: 0, mostAtOnce: 0, shares: [] };
  run.mark('client-over', { ...visits, shares: [...visits.shares] });
};

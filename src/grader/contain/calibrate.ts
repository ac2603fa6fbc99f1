import { spawn } from 'node:child_process';
import type { Calibration } from '../../domain/timeline.ts';

/** Milliseconds in which an unhurried machine starts a bare Node. */
const USUAL_START = 80;
/** Lateness of a timer that needs no allowance, in milliseconds. */
const USUAL_LAG = 15;
const MOST = 3;
const EVERY = 5;

/** What deadlines are multiplied with, from two measurements; beyond three times nothing timed can be judged. */
export function scaleOf(startMs: number, lagMs: number): Pick<Calibration, 'scale' | 'tooSlow'> {
  const raw = Math.max(1, startMs / USUAL_START, 1 + (lagMs - USUAL_LAG) / 100);
  return { scale: Math.round(Math.min(MOST, raw) * 100) / 100, tooSlow: raw > MOST };
}

/** Measures how fast this machine is now: a bare Node is started twice, while a timer's lateness is watched. */
export async function calibrate(node: string): Promise<Calibration> {
  const lag = watchLag();
  const starts = [await startBare(node), await startBare(node)];
  const startMs = Math.round(Math.min(...starts) * 10) / 10;
  const lagMs = Math.round(lag() * 10) / 10;
  return { startMs, lagMs, ...scaleOf(startMs, lagMs) };
}

function startBare(node: string): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['-e', '0'], { stdio: 'ignore', env: {} });
    child.once('error', reject);
    child.once('exit', () => resolve(performance.now() - start));
  });
}

/** Lateness that nine in ten timers stay below: a single stall is no measure of a machine. */
function watchLag(): () => number {
  const late: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    late.push(now - last - EVERY);
    last = now;
  }, EVERY);
  return () => {
    clearInterval(timer);
    return Math.max(0, late.toSorted((a, b) => a - b)[Math.floor(late.length * 0.9)] ?? 0);
  };
}

import { spawn } from 'node:child_process';
import type { Calibration } from '../../domain/timeline.ts';

/** Milliseconds in which an unhurried machine starts a bare Node. */
const USUAL_START = 80;
/** Lateness of a timer that needs no allowance, in milliseconds. */
const USUAL_LAG = 15;
const MOST = 3;

/** What deadlines are multiplied with, from two measurements; beyond three times nothing timed can be judged. */
export function scaleOf(startMs: number, lagMs: number): Pick<Calibration, 'scale' | 'tooSlow'> {
  const raw = Math.max(1, startMs / USUAL_START, 1 + (lagMs - USUAL_LAG) / 50);
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

function watchLag(): () => number {
  let worst = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last - 5);
    last = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return worst;
  };
}

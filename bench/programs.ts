import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timed } from './measure.ts';

export const ROOT = join(import.meta.dirname, '..');
export const BIN = join(ROOT, 'bin', 'clusterprep.cjs');

/** Longer than any of them takes on a machine that is busy. */
const LIMIT_MS = 300_000;

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs a program with this Node to its end, without a terminal. */
export const run = (args: readonly string[], cwd = ROOT): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    const out = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      out.stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...out }));
  });

/** The same, where it must end well. */
export const runWell = async (args: readonly string[], cwd?: string): Promise<Ended> => {
  const ended = await run(args, cwd);
  if (ended.code !== 0) throw new Error(`${args.join(' ')} ended with ${ended.code}:\n${ended.stderr}`);
  return ended;
};

/** Starting a Node that has nothing to do, in milliseconds. */
export const bareNode = (): Promise<number> => timed(() => runWell(['-e', '0']));

/** Hands out a new folder, and removes it when the work there is done or has failed. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'clusterprep-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

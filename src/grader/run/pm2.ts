import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { helpers, isOurs } from './ours.ts';
import { NO_PM2, pm2Home } from './pm2-start.ts';
import { programEnv } from './program.ts';
import { type Run, Unmet } from './run.ts';

/** A command whose starter has gone ends too: PM2's own would wait for ever for a primary that is no more. */
const TETHER =
  'process.stdin.resume().on("end", () => process.kill(process.pid, "SIGKILL")).unref(); require(process.argv[1]);';
const LONGEST_ANSWER = 4 * 1024 * 1024;

export type Pm2Answer = { readonly code: number | null; readonly out: string; readonly said: string };

/**
 * Runs `pm2 <args>` beside the program, as its operator would, for at most `limit` ms. It has no file to log to, and so
 * starts no daemon when the primary has gone; it ends with the grading process. Throws Unmet without PM2.
 */
export function askPm2(run: Run, args: readonly string[], limit: number): Promise<Pm2Answer> {
  const { node, pm2, scratch, folder } = run.job;
  if (pm2 === null || pm2 === undefined) throw new Unmet('pm2', NO_PM2, 'outside');
  const child = spawn(node, ['-e', TETHER, join(pm2, 'bin', 'pm2'), ...args], {
    cwd: folder,
    env: { ...programEnv(run.job), PM2_LOG_FILE_PATH: join(pm2Home(scratch), 'nowhere', 'pm2.log') },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  isOurs.add(child.pid ?? 0);
  helpers.add(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  const text = { out: '', said: '' };
  const keep = (name: 'out' | 'said') => (part: string) => {
    if (text[name].length < LONGEST_ANSWER) text[name] += part;
  };
  child.stdin.on('error', () => {});
  child.stdout.setEncoding('utf8').on('data', keep('out'));
  child.stderr.setEncoding('utf8').on('data', keep('said'));
  return new Promise((resolve) => {
    const settle = (code: number | null) => {
      clearTimeout(timer);
      helpers.delete(child);
      resolve({ code, ...text });
    };
    child.once('error', () => settle(null));
    child.once('close', settle);
  });
}

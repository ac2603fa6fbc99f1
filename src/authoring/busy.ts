import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Ends by itself when its parent has gone, and after half a day in any case. */
const SPIN = `
  const end = Date.now() + 12 * 3_600_000;
  process.stdin.on('end', () => process.exit(0)).resume();
  const spin = () => { const until = Date.now() + 50; while (Date.now() < until); if (Date.now() < end) setImmediate(spin); else process.exit(0); };
  spin();
`;

/** Keeps every core busy with another process until the returned function is called. */
export function keepBusy(): () => void {
  const children = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', SPIN], { stdio: ['pipe', 'ignore', 'ignore'] }),
  );
  return () => {
    for (const child of children) child.kill('SIGKILL');
  };
}

import { createInterface } from 'node:readline';

const workers = new Set();
// Ctrl-C and the like are for the primary to decide on; this process ends when the primary does.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });

lines.on('line', (line) => {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) workers.add(pid);
  else workers.delete(pid);
});

lines.on('close', () => {
  for (const pid of workers) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has gone by itself.
    }
  }
});

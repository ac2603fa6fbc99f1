import { createServer } from 'node:net';

const FIRST = 20_000;
const LAST = 32_000;
const inUse = new Set<number>();

/** A port that nobody listens on now and that no other run of ours has. Give it back with `release`. */
export async function drawPort(random: () => number = Math.random): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = FIRST + Math.floor(random() * (LAST - FIRST));
    if (inUse.has(port)) continue;
    inUse.add(port);
    if (await isFree(port)) return port;
    inUse.delete(port);
  }
  throw new Error(`no free port was found between ${FIRST} and ${LAST}`);
}

export function releasePort(port: number): void {
  inUse.delete(port);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

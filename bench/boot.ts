import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { createServer } from 'node:net';

const WORKERS = 2;
const LIMIT_MS = 30_000;

/** A port that was free a moment ago. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
};

/** The pid that answers, or null while none does. */
const whoAnswers = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, agent: false, timeout: 1000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.once('end', () => resolve(JSON.parse(text).pid));
      response.once('error', () => resolve(null));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(null));
  });

/** Milliseconds in which the server in `folder` boots, until each of its two workers has answered. */
export const boot = async (folder: string): Promise<number> => {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: String(port), WORKERS: String(WORKERS) },
    stdio: 'ignore',
    detached: true,
  });
  try {
    const seen = new Set<number>();
    while (seen.size < WORKERS) {
      const pid = await whoAnswers(port);
      if (pid !== null) seen.add(pid);
      else if (performance.now() - start > LIMIT_MS) throw new Error(`${folder} did not serve on ${port}`);
    }
    return performance.now() - start;
  } finally {
    // The whole group: primary and workers.
    if (child.pid !== undefined && child.exitCode === null) {
      const gone = once(child, 'exit');
      process.kill(-child.pid, 'SIGKILL');
      await gone;
    }
  }
};

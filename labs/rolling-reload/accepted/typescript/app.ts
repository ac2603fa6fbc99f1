import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

await sleep(Number(process.env.BOOT_MS ?? '600'));

export async function handler(req: IncomingMessage, res: ServerResponse, last: () => boolean): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
  const ms = Number(searchParams.get('ms') ?? '0');
  if (pathname === '/work') await sleep(ms);
  else if (pathname === '/block') for (const end = Date.now() + ms; Date.now() < end; );
  else if (pathname === '/crash') process.exit(70);
  else if (pathname !== '/') {
    res.writeHead(404).end();
    return;
  }
  const headers = { 'content-type': 'application/json', ...(last() ? { connection: 'close' } : {}) };
  res.writeHead(200, headers).end(JSON.stringify({ pid: process.pid }));
}

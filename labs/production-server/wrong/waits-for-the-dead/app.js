// Given: you need not change this file. The work is in server.js.
import cluster from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a worker has to do before it can answer well. It takes BOOT_MS times the number of the worker, but 10 s at most. */
export async function warmUp() {
  await sleep(Math.min(10_000, Number(process.env.BOOT_MS ?? 50) * (cluster.worker?.id ?? 1)));
}

/**
 * Answers every request of this lab with the pid of the process that answers.
 *
 *   GET /              at once
 *   GET /work?ms=N     after N ms; other requests go on meanwhile
 *   GET /block?ms=N    after N ms in which this process can do nothing else
 *   GET /crash         never: the process throws and ends
 */
export function handler(req, res) {
  const url = new URL(req.url, 'http://localhost');
  const ms = Number(url.searchParams.get('ms') ?? 0);

  switch (url.pathname) {
    case '/':
      return answer(res);
    case '/work':
      return void setTimeout(answer, ms, res);
    case '/block':
      block(ms);
      return answer(res);
    case '/crash':
      throw new Error('GET /crash was asked for');
    default:
      res.writeHead(404).end();
  }
}

function answer(res) {
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ pid: process.pid }));
}

function block(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

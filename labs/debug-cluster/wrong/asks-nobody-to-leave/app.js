// Given: you need not change this file. All five faults are in server.js.
import cluster from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a worker has to do before it can answer well. It takes BOOT_MS times the number of the worker. */
export async function warmUp() {
  await sleep(Number(process.env.BOOT_MS ?? 100) * cluster.worker.id);
}

/**
 * Makes the handler of this lab. All answers hold the pid of the process that answers.
 *
 *   GET /hits          counts, and tells the total: {"pid": …, "hits": …}
 *   GET /              at once, without counting
 *   GET /work?ms=N     after N ms; other requests go on meanwhile
 *   GET /block?ms=N    after N ms in which this process can do nothing else
 *   GET /crash         never: the process throws and ends
 *
 * @param {() => number | Promise<number>} hit counts one hit and gives the total over all workers, this one included
 */
export function createHandler(hit) {
  return async function handler(req, res) {
    const url = new URL(req.url, 'http://localhost');
    const ms = Number(url.searchParams.get('ms') ?? 0);

    switch (url.pathname) {
      case '/hits':
        return answer(res, { hits: await hit() });
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
  };
}

function answer(res, more = {}) {
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ pid: process.pid, ...more }));
}

function block(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

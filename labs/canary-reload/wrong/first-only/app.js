// Given: you need not change this file. The work is in server.js.

import { existsSync, readFileSync } from 'node:fs';

// A release that does not come up. Here it is a file whose name stands in BOOT_FAULT: while it exists, whoever imports this
// module dies of it; or hangs, if the file says so.
const fault = process.env.BOOT_FAULT ?? '';
if (existsSync(fault)) {
  if (readFileSync(fault, 'utf8').startsWith('hang')) wait(600_000);
  throw new Error('this process cannot boot');
}

// A worker does not serve at once: it loads its code, opens its connections, fills its caches. Here it takes BOOT_MS.
wait(Number(process.env.BOOT_MS ?? 300));

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

/** Blocks the whole thread, and takes no CPU. */
function wait(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

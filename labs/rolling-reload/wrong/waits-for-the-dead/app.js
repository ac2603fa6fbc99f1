// Given: you need not change this file. The work is in server.js.

// A worker does not serve at once: it loads its code, opens its connections, fills its caches. Here it takes BOOT_MS.
const BOOT_MS = Number(process.env.BOOT_MS ?? 600);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BOOT_MS);

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

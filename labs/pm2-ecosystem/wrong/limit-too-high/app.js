// Given: you need not change this file. The work is in ecosystem.config.cjs.

/** What `GET /grow` has taken; it is never given back. */
const taken = [];

/**
 * Answers every request of this lab with the pid of the process that answers.
 *
 *   GET /              at once
 *   GET /work?ms=N     after N ms; other requests go on meanwhile
 *   GET /block?ms=N    after N ms in which this process can do nothing else
 *   GET /crash         never: the process throws and ends
 *   GET /env           with `env`: NODE_ENV and LOG_LEVEL, as this process has them
 *   GET /grow?mb=N     takes N MiB of memory for good; with `rss`: the bytes that the process takes now
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
    case '/env': {
      const { NODE_ENV, LOG_LEVEL } = process.env;
      return answer(res, { env: { NODE_ENV, LOG_LEVEL } });
    }
    case '/grow':
      taken.push(Buffer.alloc(Number(url.searchParams.get('mb') ?? 1) * 1024 * 1024, 1));
      return answer(res, { rss: process.memoryUsage.rss() });
    default:
      res.writeHead(404).end();
  }
}

function answer(res, more = {}) {
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ pid: process.pid, ...more }));
}

function block(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

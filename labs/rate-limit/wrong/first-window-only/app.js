// Given: you need not change this file. The work is in server.js.

/**
 * Makes the handler of this lab. All answers hold the pid of the process that answers.
 *
 *   GET /limited       200 if it is let through, else 429
 *   GET /              at once, and never limited
 *   GET /work?ms=N     after N ms; other requests go on meanwhile
 *   GET /block?ms=N    after N ms in which this process can do nothing else
 *   GET /crash         never: the process throws and ends
 *
 * @param {() => boolean | Promise<boolean>} allow takes one from the limit, or says that nothing is left
 */
export function createHandler(allow) {
  return async function handler(req, res) {
    const url = new URL(req.url, 'http://localhost');
    const ms = Number(url.searchParams.get('ms') ?? 0);

    switch (url.pathname) {
      case '/limited':
        return answer(res, (await allow()) ? 200 : 429);
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

function answer(res, status = 200) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ pid: process.pid }));
}

function block(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

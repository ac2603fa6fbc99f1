// Given: you need not change this file. The work is in server.js.

/**
 * Makes the handler of this lab. All answers hold the pid of the process that answers.
 *
 *   GET /            at once
 *   GET /hash?n=N    200 with the hash, or 400 where `compute` fails
 *
 * @param {(n: number) => string | Promise<string>} compute gives the hash for N; throws or rejects where there is none
 */
export function createHandler(compute) {
  return async function handler(req, res) {
    const url = new URL(req.url, 'http://localhost');

    switch (url.pathname) {
      case '/':
        return answer(res, 200, {});
      case '/hash':
        try {
          return answer(res, 200, { hash: await compute(Number(url.searchParams.get('n') ?? NaN)) });
        } catch (error) {
          return answer(res, 400, { error: error.message });
        }
      default:
        return answer(res, 404, {});
    }
  };
}

function answer(res, status, body) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ pid: process.pid, ...body }));
}

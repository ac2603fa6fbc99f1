// Given: you need not change this file. The work is in server.js.
import { json } from 'node:stream/consumers';

/**
 * Makes the handler of this lab. All answers hold the pid of the process that answers.
 *
 *   GET /setting       the setting: {"pid": …, "value": …}, null as long as nobody has set it
 *   POST /setting      sets it, to the value of a body {"value": "…"}, and answers the same
 *   GET /              at once
 *   GET /work?ms=N     after N ms; other requests go on meanwhile
 *   GET /block?ms=N    after N ms in which this process can do nothing else
 *   GET /crash         never: the process throws and ends
 *
 * @param {{ get: () => unknown, set: (value: unknown) => unknown }} setting both may give a promise, which is waited for
 */
export function createHandler(setting) {
  return async function handler(req, res) {
    const url = new URL(req.url, 'http://localhost');
    const ms = Number(url.searchParams.get('ms') ?? 0);

    switch (url.pathname) {
      case '/setting': {
        if (req.method !== 'POST') return answer(res, { value: await setting.get() });
        const { value } = await json(req);
        await setting.set(value);
        return answer(res, { value });
      }
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

// Given: you need not change this file. The work is in server.js.
import cluster from 'node:cluster';

/**
 * Answers every request of this lab with the pid of the process that answers.
 *
 *   GET /              at once
 *   GET /work?ms=N     after N ms; other requests go on meanwhile
 *   GET /block?ms=N    after N ms in which this process can do nothing else
 *   GET /crash         never: the process throws and ends
 *   GET /exit?code=N   never: the process ends with that code
 *   GET /disconnect    at once, and then this worker takes its leave: it accepts no more and ends
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
    case '/exit':
      return process.exit(Number(url.searchParams.get('code') ?? 0));
    case '/disconnect':
      res.on('close', () => cluster.worker?.disconnect());
      return answer(res);
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

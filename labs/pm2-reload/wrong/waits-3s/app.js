// Given: you need not change this file. The work is in ecosystem.config.cjs and in server.js.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { HEALTH_SOCKET, PRICES } = process.env;
let loaded = false;

// The platform wants to see from the first moment on that a process is there. It asks on a socket of its own.
if (HEALTH_SOCKET)
  createServer((_req, res) => answer(res))
    .listen(HEALTH_SOCKET)
    .unref();

/** Loads the price list, which takes as long as it takes. Until it is there, nothing can be answered. */
export async function loadPrices() {
  const ms = loadingTime();
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  loaded = true;
}

/** The list is a stand-in: a file that tells how many milliseconds loading it takes. No file, no time. */
function loadingTime() {
  try {
    return Number(readFileSync(PRICES, 'utf8'));
  } catch {
    return 0;
  }
}

/**
 * Answers every request of this lab with the pid of the process that answers.
 *
 *   GET /              at once
 *   GET /work?ms=N     after N ms; other requests go on meanwhile
 *   GET /block?ms=N    after N ms in which this process can do nothing else
 *   GET /crash         never: the process throws and ends
 *
 * As long as the prices are not loaded: 503.
 */
export function handler(req, res) {
  const url = new URL(req.url, 'http://localhost');
  const ms = Number(url.searchParams.get('ms') ?? 0);
  if (!loaded) return answer(res, 503);

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
      return answer(res, 404);
  }
}

function answer(res, status = 200) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ pid: process.pid }));
}

function block(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

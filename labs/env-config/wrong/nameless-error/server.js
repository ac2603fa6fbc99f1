import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

import assert from 'node:assert/strict';

const PORT = number(process.env.PORT ?? '8000', 65535);
const WORKERS = number(process.env.WORKERS ?? String(availableParallelism()), 64);

function number(text, most) {
  const value = Number(text);
  assert(/^\d+$/.test(text) && value >= 1 && value <= most, 'invalid configuration');
  return value;
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}

import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { handler } from './app.js';

const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (process.argv[2] !== 'worker') {
  for (let i = 0; i < WORKERS; i++) fork(fileURLToPath(import.meta.url), ['worker']);
} else {
  createServer(handler).listen(Number(process.env.PORT), '127.0.0.1');
}

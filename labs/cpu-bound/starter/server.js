import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';
import { hash } from './hash.js';

const PORT = Number(process.env.PORT ?? 8000);
const POOL = Number(process.env.POOL ?? availableParallelism());

// TODO: while this computes, the process can do nothing else. Let worker threads compute: POOL of them, no more and no
// fewer, and whoever comes when all are busy waits in a queue.
// TODO: nonsense, such as abc or -1, makes hash() throw. Its client gets a 400, and everybody else notices nothing.
async function compute(n) {
  return hash(n);
}

createServer(createHandler(compute)).listen(PORT, '127.0.0.1');

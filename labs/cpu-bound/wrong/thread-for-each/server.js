import { once } from 'node:events';
import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { Worker } from 'node:worker_threads';

const file = new URL('./hash-thread.js', import.meta.url);

const compute = async (n) => {
  const [found] = await once(new Worker(file, { workerData: n }), 'message');
  return found;
};

createServer(createHandler(compute)).listen(process.env.PORT, '127.0.0.1');

import type { MessagePort } from 'node:worker_threads';
import { parentPort } from 'node:worker_threads';
import { hash } from './hash.ts';

export type Job = { n: number; reply: MessagePort };

// Each job brings the port that its answer goes to. What hash() throws ends this thread, and the port closes with it.
parentPort?.on('message', ({ n, reply }: Job) => {
  reply.postMessage(hash(n));
  reply.close();
});

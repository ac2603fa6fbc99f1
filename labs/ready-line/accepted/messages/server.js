import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler, warmUp } from './app.js';

const count = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isWorker) {
  await warmUp();
  // The callback comes when the port is really there. Only then does the worker tell.
  createServer(handler).listen(process.env.PORT ?? 8000, '127.0.0.1', () => process.send({ type: 'up' }));
} else {
  console.log('starting', count, 'workers');
  await new Promise((everybodyIsUp) => {
    const start = () => {
      const worker = cluster.fork();
      worker.on('message', ({ type }) => {
        worker.up = type === 'up';
        const up = Object.values(cluster.workers).filter((one) => one.up);
        if (up.length >= count) everybodyIsUp();
      });
      worker.on('exit', start);
    };
    for (let i = 0; i < count; i++) start();
  });
  // A promise is kept once, however often it is called in.
  console.log('ready');
}

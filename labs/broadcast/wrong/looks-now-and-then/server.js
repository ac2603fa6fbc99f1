import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let current = null;
  cluster.on('message', (worker, message) => {
    if ('value' in message) current = message.value;
    else worker.send({ value: current }, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  let current = null;
  process.on('message', ({ value }) => {
    current = value;
  });
  // Is there anything new?
  process.send({});
  setInterval(() => process.send({}), 5000);

  const setting = {
    get: () => current,
    set: (value) => process.send({ value }),
  };
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}

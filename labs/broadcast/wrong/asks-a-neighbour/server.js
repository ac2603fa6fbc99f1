import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('message', (sender, message) => {
    const others = Object.values(cluster.workers).filter((worker) => worker !== sender);
    // A newcomer asks, and one of the others will know.
    if (message.type === 'ask') others[0]?.send({ type: 'ask', from: sender.id }, () => {});
    if (message.type === 'tell') cluster.workers[message.from]?.send({ type: 'set', value: message.value }, () => {});
    if (message.type === 'set') for (const worker of [sender, ...others]) worker.send(message, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  let current = null;
  process.on('message', ({ type, value, from }) => {
    if (type === 'set') current = value;
    if (type === 'ask' && current !== null) process.send({ type: 'tell', from, value: current });
  });
  process.send({ type: 'ask' });

  const setting = {
    get: () => current,
    set: (value) => process.send({ type: 'set', value }),
  };
  createServer(createHandler(setting)).listen(PORT, '127.0.0.1');
}

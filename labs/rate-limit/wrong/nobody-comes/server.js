import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const limit = Number(process.env.LIMIT ?? 10);
const windowMs = Number(process.env.WINDOW_MS ?? 60_000);

if (cluster.isPrimary) {
  let left = limit;
  let until = 0;

  const spend = () => {
    if (Date.now() >= until) {
      left = limit;
      until = Date.now() + windowMs;
    }
    if (left < 1) return false;
    left -= 1;
    return true;
  };

  cluster.on('message', (worker, ticket) => worker.send({ ticket, go: spend() }, () => {}));
  cluster.on('exit', ({ process: { pid } }) => console.error(`lost ${pid}`));
  for (let i = Number(process.env.WORKERS ?? availableParallelism()); i > 0; i--) cluster.fork();
} else {
  const open = new Map();
  let tickets = 0;
  process.on('message', ({ ticket, go }) => {
    open.get(ticket)(go);
    open.delete(ticket);
  });
  const allow = () =>
    new Promise((resolve) => {
      const ticket = ++tickets;
      open.set(ticket, resolve);
      process.send(ticket);
    });
  createServer(createHandler(allow)).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
}

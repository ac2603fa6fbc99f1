import cluster from 'node:cluster';
import { createServer } from 'node:http';
import net from 'node:net';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

const server = createServer(handler);

const take = (socket) => {
  server.emit('connection', socket);
  socket.resume();
};

if (cluster.isPrimary) {
  const ready = [];
  for (let i = 0; i < WORKERS; i++) {
    const worker = cluster.fork();
    worker.once('message', () => ready.push(worker));
  }

  // the primary would only be idle: let it serve as well
  let turn = 0;
  net
    .createServer({ pauseOnConnect: true }, (socket) => {
      const target = turn++ % (ready.length + 1);
      if (target === ready.length) take(socket);
      else ready[target].send('connection', socket);
    })
    .listen(PORT, '127.0.0.1');
} else {
  process.on('message', (message, socket) => {
    if (message === 'connection' && socket) take(socket);
  });
  process.send('ready');
}

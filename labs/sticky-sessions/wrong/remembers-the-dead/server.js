import cluster from 'node:cluster';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
  cluster.on('exit', () => cluster.fork());
  // Who has been here before gets the same worker again.
  const homes = new Map();
  let next = 0;
  createNetServer({ pauseOnConnect: true }, (socket) => {
    const address = socket.remoteAddress;
    const workers = Object.values(cluster.workers);
    if (!homes.has(address)) homes.set(address, workers[next++ % workers.length]);
    const worker = homes.get(address);
    worker.send('connection', socket, (error) => error && socket.destroy());
  }).listen(PORT, '127.0.0.1');
} else {
  const server = createHttpServer(handler);
  process.on('message', (message, socket) => {
    if (message !== 'connection' || !socket) return;
    server.emit('connection', socket);
    socket.resume();
  });
}

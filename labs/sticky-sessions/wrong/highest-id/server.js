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
  createNetServer({ pauseOnConnect: true }, (socket) => {
    // Rendezvous: each worker draws a number for this client, and the highest wins.
    const draws = Object.values(cluster.workers).filter((each) => each.isConnected());
    const [worker] = draws.sort((a, b) => draw(b, socket) - draw(a, socket));
    worker.send('connection', socket, () => {});
  }).listen(PORT, '127.0.0.1');
} else {
  const server = createHttpServer(handler);
  process.on('message', (message, socket) => {
    if (message !== 'connection' || !socket) return;
    server.emit('connection', socket);
    socket.resume();
  });
}

function draw(worker, socket) {
  let value = 0x811c9dc5;
  for (const char of `${worker.id * 7919} ${socket.remoteAddress}`) value = Math.imul(value ^ char.charCodeAt(0), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

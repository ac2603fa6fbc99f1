import cluster from 'node:cluster';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const slots = Array.from({ length: WORKERS }, () => cluster.fork());
  cluster.on('exit', (dead) => {
    slots[slots.indexOf(dead)] = cluster.fork();
  });
  createNetServer({ pauseOnConnect: true }, (socket) => {
    // Address and port together tell the client.
    const worker = slots[hash(`${socket.remoteAddress}:${socket.remotePort}`) % slots.length];
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

function hash(text) {
  let value = 0;
  for (const char of text) value = (value * 31 + char.charCodeAt(0)) % 1_000_003;
  return value;
}

import cluster from 'node:cluster';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const slots = [];
  const fill = (place) => {
    const slot = { worker: cluster.fork(), waiting: undefined };
    slots[place] = slot;
    // Only a worker that has just said that it is alive gets a connection.
    slot.worker.on('message', () => {
      if (slot.waiting) slot.worker.send('connection', slot.waiting, () => {});
      slot.waiting = undefined;
    });
    slot.worker.on('exit', () => fill(place));
  };
  for (let place = 0; place < WORKERS; place++) fill(place);
  createNetServer({ pauseOnConnect: true }, (socket) => {
    const slot = slots[hash(socket.remoteAddress ?? '') % slots.length];
    slot.waiting = socket;
    slot.worker.send('alive?', () => {});
  }).listen(PORT, '127.0.0.1');
} else {
  const server = createHttpServer(handler);
  process.on('message', (message, socket) => {
    if (message === 'alive?') return process.send('yes');
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

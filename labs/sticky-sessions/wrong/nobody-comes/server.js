import cluster from 'node:cluster';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) runPrimary();
else runWorker();

/**
 * Accepts all connections and hands each to the worker that its client always gets. Cluster's own round robin is out of
 * the game, since no worker listens.
 */
function runPrimary() {
  // Slots, not workers, are what clients are mapped to. Their number never changes; who stands in one may.
  const slots = Array.from({ length: WORKERS }, () => cluster.fork());

  // The replacement takes the place of the dead one. So its clients have a new worker, and nobody else notices. With
  // `hash % livingWorkers.length` nearly every client would move, twice.
  cluster.on('exit', (dead) => {
    const living = slots.find((worker) => !worker.isDead());
    for (const [i, worker] of slots.entries()) if (worker === dead) slots[i] = living;
  });

  // Paused: what the primary reads from a connection is lost to the worker. It looks at the address, which is known
  // before the first byte.
  const server = createNetServer({ pauseOnConnect: true }, (socket) => {
    // A client that has left already has no address, and needs no worker.
    if (socket.remoteAddress === undefined) return socket.destroy();
    const worker = slots[hash(socket.remoteAddress) % slots.length];
    // A worker that is just starting gets it when it listens for messages. One that died a moment ago cannot be told: with
    // a callback that is an error to handle here, without one it would end the primary.
    worker.send('connection', socket, (error) => {
      if (error) socket.destroy();
    });
  });
  server.listen(PORT, '127.0.0.1');
}

/** Serves the connections that the primary sends. To an HTTP server a connection is an event, wherever it comes from. */
function runWorker() {
  const server = createHttpServer(handler);
  process.on('message', (message, socket) => {
    // The client may have left while the connection was on its way; then the message comes alone.
    if (message !== 'connection' || !socket) return;
    server.emit('connection', socket);
  });
}

/** FNV-1a: a number from 0 to 2³² - 1 that looks random, and is the same for the same text each time. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ char.charCodeAt(0), 0x01000193);
  return value >>> 0;
}

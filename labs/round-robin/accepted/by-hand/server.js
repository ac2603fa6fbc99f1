import cluster from 'node:cluster';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

/**
 * No scheduling policy of Node's at all: the primary accepts, and hands each connection to the next worker itself. This is
 * how one would write sticky sessions, with another rule for who comes next.
 */
class Dispatcher {
  #ready = [];
  #turn = 0;

  fork() {
    const worker = cluster.fork();
    worker.once('message', () => this.#ready.push(worker));
    worker.once('exit', () => {
      this.#ready = this.#ready.filter((other) => other !== worker);
      this.fork();
    });
  }

  listen() {
    // pauseOnConnect: not a byte of the request may be read here, for it would be missing in the worker.
    createTcpServer({ pauseOnConnect: true }, (socket) => {
      const worker = this.#ready[this.#turn++ % this.#ready.length];
      if (worker) worker.send('connection', socket);
      else socket.destroy();
    }).listen(PORT, '127.0.0.1');
  }
}

if (cluster.isPrimary) {
  const dispatcher = new Dispatcher();
  for (let i = 0; i < WORKERS; i++) dispatcher.fork();
  dispatcher.listen();
} else {
  // This server never listens; it is given its connections.
  const server = createHttpServer(handler);
  process.on('message', (message, socket) => {
    if (message !== 'connection' || !socket) return;
    server.emit('connection', socket);
    socket.resume();
  });
  process.send('ready');
}

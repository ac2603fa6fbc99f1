import cluster from 'node:cluster';
import { createServer } from 'node:http';
import net from 'node:net';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  const workers = Array.from({ length: WORKERS }, () => cluster.fork());

  // the same client always meets the same worker
  const indexOf = (address) => {
    let sum = 0;
    for (const part of address.split('.')) sum += Number(part);
    return sum % workers.length;
  };

  net
    .createServer({ pauseOnConnect: true }, (socket) => {
      workers[indexOf(socket.remoteAddress ?? '')].send('connection', socket);
    })
    .listen(PORT, '127.0.0.1');
} else {
  const server = createServer(handler);
  process.on('message', (message, socket) => {
    if (message !== 'connection' || !socket) return;
    server.emit('connection', socket);
    socket.resume();
  });
}

import cluster from 'node:cluster';
import { createServer } from 'node:http';
import net from 'node:net';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // in the long run everyone gets the same
  const pick = () => {
    const workers = Object.values(cluster.workers);
    return workers[Math.floor(Math.random() * workers.length)];
  };

  net
    .createServer({ pauseOnConnect: true }, (socket) => {
      pick().send('connection', socket);
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

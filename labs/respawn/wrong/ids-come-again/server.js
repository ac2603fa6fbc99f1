import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  let forks = 0;
  const fork = () => {
    if (forks++ < 30) cluster.fork();
  };

  for (let i = 0; i < WORKERS; i++) fork();
  cluster.on('exit', fork);
} else {
  // each worker has its place: 1, 2, 3 ...
  const places = Array.from({ length: WORKERS }, (_, i) => ({ name: `place ${i + 1}` }));
  const place = places[cluster.worker.id - 1];
  console.log(`worker ${process.pid} takes ${place.name}`);

  createServer(handler).listen(PORT, '127.0.0.1');
}

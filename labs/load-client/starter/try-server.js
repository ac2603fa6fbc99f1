// Given: servers to try your client on. They are not the hidden ones.
//
//   PORT=8000 WORKERS=3 node try-server.js round-robin    every worker gets the same number of connections
//   PORT=8000 WORKERS=3 node try-server.js kernel         the operating system shares them out, seldom evenly
//   PORT=8000 WORKERS=3 node try-server.js one            only one worker serves
//   PORT=8000 WORKERS=3 node try-server.js silent         takes connections, and never answers
import cluster from 'node:cluster';
import { createServer } from 'node:http';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? 3);
const way = process.argv[2] ?? 'round-robin';

if (cluster.isPrimary) {
  cluster.schedulingPolicy = way === 'kernel' ? cluster.SCHED_NONE : cluster.SCHED_RR;
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else if (way !== 'one' || cluster.worker.id === 1) {
  createServer((_req, res) => {
    if (way === 'silent') return;
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ pid: process.pid }));
  }).listen(PORT, '127.0.0.1');
}

import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);

// availableParallelism() counts the CPUs that this process may use. os.cpus().length counts those that the machine has:
// in a container, or under `taskset`, that is often more, and the surplus workers only push each other off the CPU.
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

// A fork is not a copy: each worker is a new Node process that runs this file from line 1. The only thing that makes it
// take the other road is cluster.isPrimary, so everything that must happen once stands behind it.
if (cluster.isPrimary) runPrimary();
else runWorker();

/** Forks, and serves nothing: whoever accepts and distributes connections should not be busy answering them. */
function runPrimary() {
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  // From `listening` on a worker can serve. `online` only says that its process runs: it may not be listening yet.
  cluster.on('listening', (worker, address) => {
    console.log(`worker ${worker.process.pid} serves port ${address.port}`);
  });
}

/** Answers requests. */
function runWorker() {
  const server = createServer(handler);

  // Every worker asks for the same port, and none of them gets EADDRINUSE: in a worker, listen() asks the primary, which
  // opens the port once and hands connections on.
  server.listen(PORT, '127.0.0.1');
}

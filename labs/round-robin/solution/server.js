import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) runPrimary();
else runWorker();

function runPrimary() {
  // The primary accepts every connection itself and hands them out in turn. Without this line the policy is what
  // NODE_CLUSTER_SCHED_POLICY says or, if that is not set, what the platform prefers: round robin, but not on Windows.
  //
  // It must come before the first setupPrimary() or fork(), whichever is earlier. There Node reads the property, once;
  // whatever is assigned later can be read back from it, but changes nothing.
  cluster.schedulingPolicy = cluster.SCHED_RR;

  cluster.setupPrimary({ serialization: 'advanced' });

  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('exit', () => cluster.fork());
}

/** Answers requests. The policy is none of its business: whoever hands out the connections decides. */
function runWorker() {
  createServer(handler).listen(PORT, '127.0.0.1');
}

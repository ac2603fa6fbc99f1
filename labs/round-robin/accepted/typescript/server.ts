import cluster, { type ClusterSettings } from 'node:cluster';
import { createServer, type RequestListener } from 'node:http';
import { availableParallelism } from 'node:os';

const port: number = Number(process.env.PORT ?? 8000);
const settings: ClusterSettings = { serialization: 'advanced' };

function startPrimary(size: number): void {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  cluster.setupPrimary(settings);
  cluster.on('exit', () => {
    cluster.fork();
  });
  for (let i = 0; i < size; i++) cluster.fork();
}

async function startWorker(): Promise<void> {
  const app: { handler: RequestListener } = await import('./app.js');
  createServer(app.handler).listen(port, '127.0.0.1');
}

if (cluster.isPrimary) startPrimary(Number(process.env.WORKERS ?? availableParallelism()));
else await startWorker();

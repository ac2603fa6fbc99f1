// A worker that listens calls cluster.worker.kill().
import cluster from 'node:cluster';
import http from 'node:http';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [code, signal] = await once(worker, 'exit');
  report({ code, signal, exitedAfterDisconnect: worker.exitedAfterDisconnect });
} else {
  http.createServer().listen(0, '127.0.0.1', () => cluster.worker.kill());
}

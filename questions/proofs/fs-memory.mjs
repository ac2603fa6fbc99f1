// Each of three workers loads a table of 40 MB: how much memory does each hold for it?
import cluster from 'node:cluster';
import { report, until } from './lib.mjs';

const MB = 1024 * 1024;
if (cluster.isPrimary) {
  const seen = [];
  cluster.on('message', (_worker, bytes) => seen.push(bytes));
  for (let i = 0; i < 3; i++) cluster.fork();
  await until(() => seen.length === 3, 'three reports');
  report({ workersThatHold40MB: seen.filter((bytes) => bytes >= 40 * MB).length });
} else {
  globalThis.table = Buffer.alloc(40 * MB, 1);
  process.send(process.memoryUsage().arrayBuffers);
}

// One worker crashes, one is disconnected on purpose. Which of them does each accepted condition replace?
import cluster from 'node:cluster';
import { report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const replaced = {};
  cluster.on('exit', (worker, code) => {
    const conditions = [
      !worker.exitedAfterDisconnect,
      worker.exitedAfterDisconnect === false,
      worker.exitedAfterDisconnect !== true,
    ];
    replaced[code === 1 ? 'crashed' : 'disconnected'] = conditions;
  });
  const leaving = cluster.fork();
  leaving.on('online', () => leaving.disconnect());
  cluster.fork({ CRASH: 'yes' });
  await until(() => Object.keys(replaced).length === 2, 'the end of two workers');
  report({ crashed: replaced.crashed, disconnected: replaced.disconnected });
} else if (process.env.CRASH) {
  throw new Error('crashed on purpose');
}

// Worker 1 has news for all. It tells the primary, which tells every worker. Who hears of it?
import cluster from 'node:cluster';
import { report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const heard = new Set();
  let direct;
  let ready = 0;
  cluster.on('message', (worker, message) => {
    if (message.type === 'ready') ready += 1;
    if (message.type === 'heard') heard.add(worker.id);
    if (message.type === 'news') {
      direct = message.canReachOthers;
      for (const each of Object.values(cluster.workers)) each.send({ type: 'news' });
    }
  });
  for (let i = 0; i < 3; i++) cluster.fork();
  await until(() => ready === 3, 'three workers');
  cluster.workers[1].send({ type: 'speak' });
  await until(() => heard.size === 3, 'three workers that heard it');
  report({ heard: heard.size, workerCanReachOthers: direct });
} else {
  process.on('message', ({ type }) => {
    if (type === 'speak') process.send({ type: 'news', canReachOthers: cluster.workers !== undefined });
    if (type === 'news') process.send({ type: 'heard' });
  });
  process.send({ type: 'ready' });
}

// A worker sends 1000 messages, small and large ones mixed. In which order do they arrive?
import cluster from 'node:cluster';
import { report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const seen = [];
  cluster.on('message', (_worker, { number }) => seen.push(number));
  cluster.fork();
  await until(() => seen.length === 1000, 'all messages');
  report({ messages: seen.length, inOrder: seen.every((number, place) => number === place) });
} else {
  for (let number = 0; number < 1000; number++) {
    process.send({ number, ballast: 'x'.repeat(number % 10 === 0 ? 10_000 : 1) });
  }
}

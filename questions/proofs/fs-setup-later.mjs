// Changes the settings between two forks. Each worker tells the argument it was started with.
import cluster from 'node:cluster';
import { report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const seen = {};
  let exits = 0;
  cluster.on('message', (worker, argument) => {
    seen[worker.id] = argument;
  });
  cluster.on('exit', () => {
    exits += 1;
  });
  cluster.setupPrimary({ args: ['blue'] });
  cluster.fork();
  cluster.setupPrimary({ args: ['green'] });
  cluster.fork();
  await until(() => Object.keys(seen).length === 2, 'two reports');
  report({ ...seen, exits });
} else {
  process.send(process.argv[2]);
}

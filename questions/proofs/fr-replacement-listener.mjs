// Listeners of 'message' are set for the first two workers. Is the replacement of one of them heard?
import cluster from 'node:cluster';
import { report, until } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));

if (cluster.isPrimary) {
  let total = 0;
  for (let i = 0; i < 2; i++) {
    cluster.fork().on('message', () => total++);
  }
  cluster.on('exit', () => cluster.fork());

  let heardByCluster = 0;
  cluster.on('message', (worker) => {
    heardByCluster++;
    say({ worker: worker.id }, `sends its message; total is ${total}`);
  });
  await until(() => heardByCluster === 2, 'the first two were heard');
  cluster.workers[1].process.kill('SIGKILL');
  say({ primary: true }, 'worker 1 is killed');
  await until(() => heardByCluster === 3, 'the third has sent its message');
  report({ total, heardByCluster });
} else process.send('started');

// A worker with a role in its environment crashes and is replaced by a bare cluster.fork(). What is the new one's role?
import cluster from 'node:cluster';
import { report, until } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));

if (cluster.isPrimary) {
  const roles = [];
  cluster.on('message', (worker, role) => {
    roles[worker.id - 1] = role;
    say({ worker: worker.id }, `my role is ${role}`);
  });
  cluster.on('exit', (worker) => {
    say({ primary: true }, `worker ${worker.id} has exited, I fork another one`);
    cluster.fork();
  });
  cluster.fork({ ROLE: 'mail' });
  cluster.fork({ ROLE: 'web' });
  await until(() => roles[0] && roles[1], 'both have told their roles');
  cluster.workers[1].process.kill('SIGKILL');
  await until(() => roles[2], 'the replacement has told its role');
  report({ roles });
} else process.send(String(process.env.ROLE));

// In one worker a request throws, in another a promise is rejected, in a third a handler catches its error. Who is left?
import cluster from 'node:cluster';
import { report, until } from './lib.mjs';

const tell = (line) => console.log(JSON.stringify(line));

if (cluster.isPrimary) {
  // What a worker prints as it dies belongs on its own screen.
  cluster.setupPrimary({ silent: true });
  const left = new Set();
  cluster.on('exit', (worker, code) => {
    left.delete(worker.id);
    tell({ primary: true, said: `Worker ${worker.id} has ended with code ${code}.` });
  });
  cluster.on('message', (worker, said) => {
    left.add(worker.id);
    tell({ worker: worker.id, said });
  });
  for (let i = 0; i < 3; i++) cluster.fork();
  await until(() => left.size === 3, 'three workers');
  for (const worker of Object.values(cluster.workers)) worker.send('go');
  await until(() => left.size === 1, 'two workers that end');
  report([...left]);
} else {
  process.on('message', () => {
    const { id } = cluster.worker;
    if (id === 1) throw new Error('thrown');
    if (id === 2) Promise.reject(new Error('rejected'));
    if (id === 3) Promise.reject(new Error('handled')).catch(() => process.send('I caught mine.'));
  });
  process.send('I am ready.');
}

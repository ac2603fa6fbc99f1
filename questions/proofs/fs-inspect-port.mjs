// The inspector's port is given by a function. With which flags are the workers started?
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  let next = 9300;
  cluster.setupPrimary({ execArgv: ['--inspect'], inspectPort: () => next++, silent: true });
  const flags = [];
  for (let i = 0; i < 2; i++) {
    const worker = cluster.fork();
    const [execArgv] = await once(worker, 'message');
    flags.push(execArgv.at(-1));
    worker.process.kill('SIGKILL');
  }
  report(flags);
} else {
  process.send(process.execArgv);
  setInterval(() => {}, 1000);
}

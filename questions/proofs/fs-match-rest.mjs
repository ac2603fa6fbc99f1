// Forks a worker with settings of its own. It tells what it sees of them.
import cluster from 'node:cluster';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const folder = realpathSync(tmpdir());
  cluster.setupPrimary({
    cwd: folder,
    // To set another user or group than one's own takes the rights of root.
    uid: process.getuid(),
    gid: process.getgid(),
    inspectPort: 9444,
    execArgv: ['--inspect=127.0.0.1:0'],
    silent: true,
  });
  const worker = cluster.fork();
  const [seen] = await once(worker, 'message');
  worker.process.kill('SIGKILL');
  report({
    cwd: seen.cwd === folder,
    uid: seen.uid === process.getuid(),
    gid: seen.gid === process.getgid(),
    inspectPort: seen.inspectPort,
  });
} else {
  process.send({
    cwd: process.cwd(),
    uid: process.getuid(),
    gid: process.getgid(),
    inspectPort: process.execArgv.some((flag) => flag.includes('9444')),
  });
  setInterval(() => {}, 1000);
}

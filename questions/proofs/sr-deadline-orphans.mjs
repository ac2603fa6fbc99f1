// A primary whose deadline ends only itself, while a worker has a request that never ends. The deadline is 200 ms here.
import { alive, get, report, start } from './lib.mjs';

const program = start(`
  import cluster from 'node:cluster';
  import http from 'node:http';
  if (cluster.isPrimary) {
    let stopping = false;
    const workers = new Set();
    cluster.on('fork', (worker) => workers.add(worker));
    cluster.on('exit', (worker) => {
      workers.delete(worker);
      if (stopping && workers.size === 0) process.exit(0);
    });
    process.on('SIGTERM', () => {
      stopping = true;
      for (const worker of workers) worker.disconnect();
      setTimeout(() => process.exit(1), 200).unref();
    });
    cluster.fork();
  } else {
    http.createServer(() => console.log('request')).listen(0, '127.0.0.1', function () {
      console.log('worker ' + process.pid);
      console.log('port ' + this.address().port);
    });
  }
`);
const worker = Number((await program.line('worker')).slice(7));
get(Number((await program.line('port')).slice(5)));
await program.line('request');
const primary = new Promise((resolve) => program.child.once('exit', resolve));
process.kill(program.pid, 'SIGTERM');
const code = await primary;
// An idle orphan would be gone in some milliseconds.
await new Promise((resolve) => setTimeout(resolve, 500));
report({ primary: code, worker: alive(worker) ? 'alive' : 'gone' });

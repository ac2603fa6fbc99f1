// The primary's own 'exit' listener throws. What becomes of the primary, and of the worker that is still well?
import { report, start } from './lib.mjs';

const program = start(`
  import cluster from 'node:cluster';
  const say = (who, said) => console.log(JSON.stringify({ ...who, said }));
  if (cluster.isPrimary) {
    const table = {};
    cluster.on('exit', (worker) => {
      say({ primary: true }, 'worker ' + worker.id + ' has exited');
      table[worker.id].deaths += 1;
      cluster.fork();
    });
    cluster.fork();
    cluster.fork().on('online', () => cluster.workers[1].send('crash'));
  } else {
    const { id } = cluster.worker;
    process.on('message', () => {
      say({ worker: id }, 'crashes');
      process.exit(1);
    });
    process.on('exit', () => say({ worker: id }, 'ends'));
  }
`);
// Over when the primary has exited and nobody holds its output any more: the workers are gone too.
const { code } = await program.ended;
const worker2 = program.lines.some((line) => line === '{"worker":2,"said":"ends"}') ? 'ended' : 'lives';
for (const line of program.lines) console.log(line);
console.log(JSON.stringify({ primary: true, said: `ends with code ${code}` }));
report({ primary: code, worker2 });

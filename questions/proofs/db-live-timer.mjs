// Two workers are disconnected; one has a setInterval. Which of them ends?
import { report, start } from './lib.mjs';

const program = start(`
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    for (const timer of ['no', 'yes']) {
      const worker = cluster.fork({ TIMER: timer });
      worker.on('message', () => worker.disconnect());
      worker.on('disconnect', () => console.log('disconnected ' + timer));
      worker.on('exit', () => console.log('exited ' + timer));
    }
  } else {
    if (process.env.TIMER === 'yes') setInterval(() => {}, 60_000);
    process.send('ready');
  }
`);
await program.line('disconnected yes');
await program.line('exited no');
await new Promise((resolve) => setTimeout(resolve, 500)); // time enough to end, if it could
const exited = (timer) => (program.lines.includes(`exited ${timer}`) ? 'exited' : 'alive');
report({ without: exited('no'), withTimer: exited('yes') });

// The inspector port of the primary and of its two workers. (--inspect-port sets the number without opening it.)
import { report, run } from './lib.mjs';

const source = `
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    console.log(process.debugPort);
    const first = cluster.fork();
    first.on('message', (port) => {
      console.log(port);
      cluster.fork().on('message', (port) => console.log(port));
    });
  } else process.send(process.debugPort, () => process.disconnect());
`;
const { lines } = await run(source, { execArgv: ['--inspect-port=9229'] });
report(lines.map(Number));

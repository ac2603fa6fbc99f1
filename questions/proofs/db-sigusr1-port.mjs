// The debug port of a primary and of two workers, when no option asks for an inspector.
import { report, run } from './lib.mjs';

const { lines } = await run(
  `
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    console.log(process.debugPort);
    for (let i = 0; i < 2; i++) cluster.fork().on('message', (port) => console.log(port));
  } else process.send(process.debugPort, () => process.disconnect());
`,
  { env: { NODE_OPTIONS: '' } },
);
report(lines.map(Number));

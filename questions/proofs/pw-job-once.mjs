// A job at the top of the file, and the same job in the primary's branch: how often does each run with three workers?
import { report, run } from './lib.mjs';

const forkThree = `
if (cluster.isPrimary) {
  for (let i = 0; i < 3; i++) cluster.fork();
} else {
  cluster.worker.disconnect();
}
`;
const atTheTop = await run(`import cluster from 'node:cluster';
console.log('job');
${forkThree}`);
const inThePrimary = await run(`import cluster from 'node:cluster';
if (cluster.isPrimary) console.log('job');
${forkThree}`);
report({ atTheTop: atTheTop.lines.length, inThePrimary: inThePrimary.lines.length });

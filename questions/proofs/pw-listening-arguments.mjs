// What do the two listeners get? And what does the program of the question die of?
import { report, run } from './lib.mjs';

const program = (listener) => `
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  ${listener}
} else {
  http.createServer().listen(0, '127.0.0.1');
}
`;
const broken = await run(program("worker.on('listening', (who, address) => console.log(address.port));"));
const kinds =
  "const kinds = (all) => all.map((each) => (each instanceof cluster.Worker ? 'Worker' : typeof each));";
const tell = '(...all) => { console.log(JSON.stringify(kinds(all))); process.exit(); }';
const onWorker = await run(program(`${kinds} worker.on('listening', ${tell});`));
const onCluster = await run(program(`${kinds} cluster.on('listening', ${tell});`));
report({
  thrown: /^TypeError/m.test(broken.stderr) ? 'TypeError' : 'nothing',
  workerGets: JSON.parse(onWorker.lines[0]),
  clusterGets: JSON.parse(onCluster.lines[0]),
});

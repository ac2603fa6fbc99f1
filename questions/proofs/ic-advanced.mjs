// Sends a Map under both serializations. Does it arrive as a Map?
import { report, run } from './lib.mjs';

const arrivesAsMap = async (setup) => {
  const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  ${setup};
  cluster.fork();
  cluster.on('message', (worker, message) => {
    console.log(message.scores instanceof Map);
    worker.disconnect();
  });
} else {
  process.send({ scores: new Map([['ada', 1]]) });
}
`);
  return lines[0] === 'true';
};
report({
  advanced: await arrivesAsMap("cluster.setupPrimary({ serialization: 'advanced' })"),
  default: await arrivesAsMap('cluster.setupPrimary({})'),
  asVariable: await arrivesAsMap("cluster.fork({ serialization: 'advanced' })"),
});

// Asks a program that was started without NODE_CLUSTER_SCHED_POLICY.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

console.log(cluster.schedulingPolicy === cluster.SCHED_RR);
`);
report({ isRoundRobin: lines[0] === 'true' });

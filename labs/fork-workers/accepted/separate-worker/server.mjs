import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';

// No cluster.isPrimary anywhere: this file is only ever the primary, because the workers run another one.
cluster.setupPrimary({ exec: new URL('worker.mjs', import.meta.url).pathname });

const count = Number.parseInt(process.env.WORKERS ?? `${availableParallelism()}`, 10);

Array.from({ length: count }, () => cluster.fork());

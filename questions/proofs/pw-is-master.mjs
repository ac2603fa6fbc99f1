// Uses cluster.isMaster in a program of its own, and looks at its value and at what was printed to stderr.
import { report, run } from './lib.mjs';

const { lines, stderr, code } = await run(`
import cluster from 'node:cluster';
console.log(cluster.isMaster, cluster.isPrimary);
`);
report({ values: lines[0], warning: /Deprecat/i.test(stderr), code });

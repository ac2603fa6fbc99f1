// Which of them have a channel for messages? And what does exec give?
import { exec } from 'node:child_process';
import { once, report, run } from './lib.mjs';

// The helper starts programs with spawn.
const { lines } = await run('console.log(typeof process.send)');
const forked = await run(`
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

if (process.argv[2] === undefined) fork(fileURLToPath(import.meta.url), ['child']);
else {
  console.log(typeof process.send);
  process.disconnect();
}
`);
const worker = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) cluster.fork();
else {
  console.log(typeof process.send);
  cluster.worker.disconnect();
}
`);
const command = exec('echo hello');
const [output] = await once(command.stdout, 'data');
report({
  'cluster.fork': worker.lines[0] === 'function',
  fork: forked.lines[0] === 'function',
  spawn: lines[0] === 'function',
  exec: String(output).trim(),
});

// Two workers tell the primary what they hear.
import cluster from 'node:cluster';
import { report, run, until } from './lib.mjs';

if (cluster.isPrimary) {
  const heard = {};
  cluster.on('message', (worker, message) => {
    heard[message] ??= [];
    heard[message].push(worker.id);
  });
  const [first] = [cluster.fork(), cluster.fork()];
  await until(() => heard.ready?.length === 2, 'two workers');
  cluster.emit('message', first, 'emitted');
  first.send('to one');
  await until(() => heard['to one']?.length === 1, 'an echo');
  for (const worker of Object.values(cluster.workers)) worker.send('to all');
  await until(() => heard['to all']?.length === 2, 'two echoes');
  const shell = await run('console.log(typeof process.send)');
  report({
    toOne: heard['to one'],
    toPrimary: heard.ready.length === 2,
    toAll: heard['to all'].sort(),
    // The primary heard its own event; the worker heard nothing that it would have sent back.
    emit: heard.emitted.length - 1,
    inPrimary: shell.lines[0],
  });
} else {
  process.on('message', (message) => process.send(message));
  process.send('ready');
}

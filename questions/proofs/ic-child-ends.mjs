// Forks five small children. Three shall end; then the other two are asked to show that they live.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { once, report } from './lib.mjs';

const work = (message) => process.send(`got ${message}`);
const scripts = {
  on: () => process.on('message', work),
  once: () => process.once('message', work),
  'no listener': () => {},
  unref: () => process.on('message', work) && process.channel.unref(),
  disconnect: () => process.on('message', work) && process.disconnect(),
};
const name = process.argv[2];
if (name === undefined) {
  const start = (script) => {
    const child = fork(fileURLToPath(import.meta.url), [script]);
    process.on('exit', () => child.kill('SIGKILL'));
    return { script, child, ready: once(child, 'message') };
  };
  const [living, ending] = [Object.keys(scripts).slice(0, 2), Object.keys(scripts).slice(2)];
  const alive = living.map(start);
  await Promise.all(alive.map(({ ready }) => ready));
  const ended = ending.map((script) => {
    const { child } = start(script);
    return once(child, 'exit').then(() => script);
  });
  const seen = { ended: await Promise.all(ended), answered: [] };
  for (const { script, child } of alive) {
    const answer = once(child, 'message');
    child.send('a message');
    if ((await answer)[0] === 'got a message') seen.answered.push(script);
  }
  report(seen);
} else {
  process.send('ready');
  scripts[name]();
}

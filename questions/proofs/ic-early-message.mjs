// Two early messages and a late one: first for a cluster worker, then for a plain child.
import { fork } from 'node:child_process';
import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { once, report, until } from './lib.mjs';

const tell = (who, said) => console.log(JSON.stringify({ [who]: true, said }));
const plain = process.argv[2] === 'plain';
if (cluster.isPrimary && !plain) {
  const heardBy = async (child) => {
    child.send('first');
    child.send('second');
    await once(child, 'message');
    const answer = once(child, 'message');
    child.send('third');
    return (await answer)[0];
  };
  const clusterWorker = await heardBy(cluster.fork());
  const plainChild = await heardBy(fork(fileURLToPath(import.meta.url), ['plain']));
  report({ clusterWorker, plainChild });
} else {
  const who = plain ? 'plain child' : 'cluster worker';
  // The slow step: in the cluster worker it lasts until both messages have come in, unheard.
  let unheard = 0;
  cluster.worker?.on('message', () => {
    unheard += 1;
  });
  if (plain) await new Promise((resolve) => setTimeout(resolve, 100));
  else await until(() => unheard === 2, 'two early messages');
  tell(who, 'begins to listen');
  const heard = [];
  process.on('message', (message) => {
    tell(who, `heard ${message}`);
    heard.push(message);
    if (message === 'third') process.send(heard);
  });
  process.send('I listen now');
}

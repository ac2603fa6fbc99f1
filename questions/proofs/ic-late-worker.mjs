// A limit is sent to two workers. The second one dies, and its replacement is asked as well.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';
import { say } from './say.mjs';

if (cluster.isPrimary) {
  const ready = async (worker) => {
    await once(worker, 'message');
    return worker;
  };
  const ask = async (worker) => {
    const answer = once(worker, 'message');
    worker.send({});
    return (await answer)[0];
  };
  const [first, second] = await Promise.all([ready(cluster.fork()), ready(cluster.fork())]);
  for (const worker of Object.values(cluster.workers)) worker.send({ limit: 5 });
  say('has sent the limit 5 to both');
  await ask(second);
  const exit = once(cluster, 'exit');
  second.process.kill('SIGKILL');
  await exit;
  say('worker 2 is dead, another one is forked');
  const third = await ready(cluster.fork());
  report({ [`worker ${first.id}`]: await ask(first), [`worker ${third.id}`]: await ask(third) });
} else {
  let limit = 10;
  process.on('message', (message) => {
    if (message.limit !== undefined) {
      limit = message.limit;
      return;
    }
    say(`my limit is ${limit}`);
    process.send(limit);
  });
  process.send('ready');
}

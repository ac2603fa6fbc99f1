// Lets three workers listen in the order 3, 1, 2 and sends three requests.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';
import { say } from './say.mjs';

if (cluster.isPrimary) {
  const [first, second, third] = [cluster.fork(), cluster.fork(), cluster.fork()];
  await Promise.all([first, second, third].map((worker) => once(worker, 'online')));
  let port;
  for (const worker of [third, first, second]) {
    const listening = once(worker, 'listening');
    worker.send('listen');
    [{ port }] = await listening;
    say(`worker ${worker.id} listens`);
  }
  const answers = [];
  for (let i = 0; i < 3; i++) answers.push(Number((await get(port)).body));
  report(answers);
} else {
  const server = http.createServer((_req, res) => {
    say('answers a request');
    res.end(String(cluster.worker.id));
  });
  process.once('message', () => server.listen(0, '127.0.0.1'));
}

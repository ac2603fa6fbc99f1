// Closes the servers of two workers one after another, with requests in between.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report, until } from './lib.mjs';
import { say } from './say.mjs';

if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  const [first, second] = [cluster.fork(), cluster.fork()];
  const [port] = await until(() => ports.length === 2 && ports, 'two listening workers');
  const close = async (worker) => {
    const closed = once(worker, 'message');
    worker.send('close');
    await closed;
    say(`worker ${worker.id} has closed its server`);
  };
  const ask = async () => {
    const { status, body, error } = await get(port);
    return error ?? `${status} from worker ${body}`;
  };
  const { status: both } = await get(port);
  await close(first);
  const oneLeft = [await ask(), await ask()];
  await close(second);
  const none = await ask();
  say(`a new request gets ${none}`);
  report({ both, oneLeft, none });
} else {
  const server = http.createServer((_req, res) => {
    say('answers a request');
    res.end(String(cluster.worker.id));
  });
  server.listen(0, '127.0.0.1');
  process.once('message', () => server.close(() => process.send('closed')));
}

// Two workers hold one request each, and one of them is killed. Who notices, and is the request tried again?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const ports = [];
  const busy = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  cluster.on('message', (worker) => busy.push(worker));
  for (let i = 0; i < 2; i++) cluster.fork();
  const [port] = await until(() => ports.length === 2 && ports, 'two listening workers');

  const first = get(port, '/hold');
  await until(() => busy.length === 1, 'the first request');
  const second = get(port, '/hold');
  await until(() => busy.length === 2, 'the second request');
  const [victim, other] = busy;
  victim.process.kill('SIGKILL');
  await once(victim, 'exit');
  const ofTheVictim = await first;
  other.send('answer now');
  const ofTheOther = await second;
  report({
    victim: ofTheVictim.error,
    heldByTwo: victim !== other,
    other: ofTheOther.status,
    requestsSeen: busy.length,
  });
} else {
  const server = http.createServer((_req, res) => {
    process.send('busy');
    process.once('message', () => res.end());
  });
  server.listen(0, '127.0.0.1');
}

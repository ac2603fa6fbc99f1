// A proxy with three processes behind it, and a client with one kept connection.
import { fork } from 'node:child_process';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { get, once, report } from './lib.mjs';

const number = process.argv[2];
const tell = (said) => console.log(JSON.stringify({ backend: Number(number), said }));
if (number === undefined) {
  const backends = [];
  for (const each of ['1', '2', '3']) {
    const child = fork(fileURLToPath(import.meta.url), [each]);
    process.on('exit', () => child.kill('SIGKILL'));
    backends.push((await once(child, 'message'))[0]);
  }
  let turn = 0;
  let connections = 0;
  const proxy = http.createServer((req, res) => {
    const port = backends[turn++ % backends.length];
    http.get({ host: '127.0.0.1', port, path: req.url }, (answer) => answer.pipe(res));
  });
  proxy.on('connection', () => {
    connections += 1;
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));

  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const answers = [0, 0, 0];
  for (let i = 0; i < 6; i++)
    answers[Number((await get(proxy.address().port, '/', { agent })).body) - 1] += 1;
  report({ connections, answers });
} else {
  const server = http.createServer((_req, res) => {
    tell('answers a request');
    res.end(number);
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
}

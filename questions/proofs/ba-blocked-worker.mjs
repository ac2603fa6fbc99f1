// One of three workers blocks its event loop until a file appears. Meanwhile 12 new connections come.
import cluster from 'node:cluster';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get, once, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const go = join(folder, 'go');
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  for (let i = 0; i < 3; i++) cluster.fork({ GO: go });
  const [port] = await until(() => ports.length === 3 && ports, 'three listening workers');

  const blocked = once(cluster, 'message');
  const blocking = get(port, '/block');
  await blocked;
  let answered = 0;
  const others = Array.from({ length: 12 }, () =>
    get(port).then(({ status }) => {
      if (status === 200) answered += 1;
    }),
  );
  await until(() => answered >= 11, '11 answers');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const whileBlocked = answered;
  writeFileSync(go, '');
  await Promise.all([blocking, ...others]);
  report({ answeredWhileBlocked: whileBlocked, answeredInTheEnd: answered });
} else {
  const nap = new Int32Array(new SharedArrayBuffer(4));
  const block = () => {
    while (!existsSync(process.env.GO)) Atomics.wait(nap, 0, 0, 10);
  };
  const server = http.createServer((req, res) => {
    if (req.url === '/block') process.send('blocked', block);
    res.end();
  });
  server.listen(0, '127.0.0.1');
}

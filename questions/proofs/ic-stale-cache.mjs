// Two workers with a cache each. A change through worker 1 is read through both.
import cluster from 'node:cluster';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get, once, report } from './lib.mjs';
import { say } from './say.mjs';

if (cluster.isPrimary) {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'price'), '10');
  // A port for each worker, so that we choose whom we ask.
  const ports = [];
  for (let i = 0; i < 2; i++) {
    const worker = cluster.fork({ FILE: join(folder, 'price') });
    ports.push((await once(worker, 'message'))[0]);
  }
  for (const port of ports) await get(port);
  await get(ports[0], '/set');
  const [first, second] = [await get(ports[0]), await get(ports[1])];
  report({ 'worker 1': first.body, 'worker 2': second.body });
} else {
  const file = process.env.FILE;
  let cache;
  const server = http.createServer((req, res) => {
    if (req.url === '/set') {
      writeFileSync(file, '20');
      cache = undefined;
      say('sets the price to 20 and clears its cache');
      return res.end('stored');
    }
    cache ??= readFileSync(file, 'utf8');
    say(`answers ${cache}`);
    res.end(cache);
  });
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => process.send(server.address().port));
}

// A parent forks two plain children. Both want the same port.
import { fork } from 'node:child_process';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { freePort, once, report } from './lib.mjs';

const [, , number, port] = process.argv;
if (number === undefined) {
  const wanted = await freePort();
  const seen = { listening: 0, EADDRINUSE: 0 };
  for (const each of ['1', '2']) {
    const child = fork(fileURLToPath(import.meta.url), [each, String(wanted)]);
    process.on('exit', () => child.kill('SIGKILL'));
    const [said] = await once(child, 'message');
    console.log(JSON.stringify({ child: Number(each), said }));
    seen[said] += 1;
  }
  report(seen);
} else {
  const server = http.createServer();
  server.on('error', (error) => process.send(error.code));
  server.on('listening', () => process.send('listening'));
  server.listen(Number(port), '127.0.0.1');
}

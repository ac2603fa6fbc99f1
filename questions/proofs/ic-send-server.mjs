// A parent shares its server with a child, and each of them has to serve alone for a moment.
import { fork } from 'node:child_process';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { once, report } from './lib.mjs';

if (process.argv[2] === undefined) {
  const child = fork(fileURLToPath(import.meta.url), ['child']);
  process.on('exit', () => child.kill('SIGKILL'));
  const server = net.createServer((socket) => socket.end('parent'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const ready = once(child, 'message');
  child.send('server', server);
  await ready;
  const ask = () => text(net.connect(port, '127.0.0.1'));

  child.kill('SIGSTOP');
  const whileStopped = await ask();
  child.kill('SIGCONT');
  server.close();
  const afterClose = await ask();
  report({
    parentAcceptsWhileChildIsStopped: whileStopped === 'parent',
    childAcceptsAfterParentHasClosed: afterClose === 'child',
  });
} else {
  process.on('message', (_message, server) => {
    server.on('connection', (socket) => socket.end('child'));
    process.send('ready');
  });
}

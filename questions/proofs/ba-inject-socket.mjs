// A server that listens nowhere answers a request on a connection that another server has accepted: in the same process
// (paused, so it is told to go on), and in another one, to which the connection was sent (there it goes on by itself).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { get, report } from './lib.mjs';

const server = http.createServer((_req, res) => res.end('hello'));

async function statusBehind(onConnection) {
  const door = net.createServer({ pauseOnConnect: true }, onConnection);
  await new Promise((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { status } = await get(door.address().port);
  door.close();
  return status;
}

if (process.send !== undefined) {
  process.on('message', (_message, socket) => server.emit('connection', socket));
  process.send('ready');
} else {
  const status = await statusBehind((socket) => {
    server.emit('connection', socket);
    socket.resume();
  });
  const child = fork(new URL(import.meta.url));
  await once(child, 'message');
  const sent = await statusBehind((socket) => child.send('connection', socket));
  child.disconnect();
  report({ status, sent, listens: server.listening });
}

// A server that listens nowhere answers a request on a connection that another server has accepted.
import http from 'node:http';
import net from 'node:net';
import { get, report } from './lib.mjs';

const server = http.createServer((_req, res) => res.end('hello'));
const door = net.createServer({ pauseOnConnect: true }, (socket) => {
  server.emit('connection', socket);
  socket.resume();
});
await new Promise((resolve) => door.listen(0, '127.0.0.1', resolve));
const { status } = await get(door.address().port);
report({ status, listens: server.listening });

'use strict';
const cluster = require('node:cluster');
const http = require('node:http');
const net = require('node:net');
const os = require('node:os');
const { handler } = require('./app.js');

const port = Number(process.env.PORT ?? 8000);
const count = Number(process.env.WORKERS ?? os.availableParallelism());

if (cluster.isPrimary) {
  // Clients are dealt out in the order in which they first come, and remembered. No hash is as even as that.
  const homes = new Map();
  const workers = [];
  let next = 0;

  const fork = (place) => {
    const worker = cluster.fork();
    workers[place] = worker;
    worker.on('exit', () => fork(place));
  };
  for (let place = 0; place < count; place += 1) fork(place);

  const placeOf = (address) => {
    if (homes.has(address)) return homes.get(address);
    // A list that only ever grows would be a leak: whoever was first is forgotten first.
    if (homes.size >= 100_000) homes.delete(homes.keys().next().value);
    homes.set(address, next++ % count);
    return homes.get(address);
  };

  const server = net.createServer({ pauseOnConnect: true });
  server.on('connection', (socket) => {
    workers[placeOf(socket.remoteAddress)].send({ type: 'socket' }, socket, () => {});
  });
  server.listen(port, '127.0.0.1');
} else {
  const server = http.createServer(handler);
  process.on('message', ({ type }, socket) => {
    if (type === 'socket' && socket) {
      server.emit('connection', socket);
      socket.resume();
    }
  });
}

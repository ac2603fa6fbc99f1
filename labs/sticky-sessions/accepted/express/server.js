import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import net from 'node:net';
import { availableParallelism } from 'node:os';
import express from 'express';

const { PORT = '8000', WORKERS = String(availableParallelism()) } = process.env;

if (cluster.isPrimary) {
  const slots = [];
  const fill = (place) => {
    slots[place] = cluster.fork({ SLOT: String(place) }).once('exit', () => fill(place));
  };
  for (let place = 0; place < Number(WORKERS); place++) fill(place);

  const numberOf = (address) => createHash('md5').update(address).digest().readUInt32BE();
  /** While a slot is empty its clients go to the next one, and come back when it is filled again. */
  const workerFor = (address) => {
    const first = numberOf(address);
    for (let step = 0; step < slots.length; step++) {
      const worker = slots[(first + step) % slots.length];
      if (worker.isConnected()) return worker;
    }
  };
  net
    .createServer({ pauseOnConnect: true }, (socket) => {
      const worker = workerFor(socket.remoteAddress ?? '');
      if (!worker) return socket.destroy();
      worker.send('take this', socket, (error) => error && socket.destroy());
    })
    .listen(Number(PORT), '127.0.0.1');
} else {
  const app = express();
  app.get('/', (_req, res) => res.json({ pid: process.pid }));
  app.get('/work', (req, res) => setTimeout(() => res.json({ pid: process.pid }), Number(req.query.ms ?? 0)));
  app.get('/block', (req, res) => {
    const end = performance.now() + Number(req.query.ms ?? 0);
    while (performance.now() < end);
    res.json({ pid: process.pid });
  });
  app.get('/crash', () =>
    setImmediate(() => {
      throw new Error('GET /crash was asked for');
    }),
  );
  const server = createHttpServer(app);
  process.on('message', (_message, socket) => {
    if (!socket) return;
    server.emit('connection', socket);
    socket.resume();
  });
}

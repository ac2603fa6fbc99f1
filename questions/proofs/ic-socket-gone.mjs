// The connection is gone when it is sent. What does the worker get?
import cluster from 'node:cluster';
import net from 'node:net';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  await once(worker, 'online');
  const server = net.createServer({ pauseOnConnect: true });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connection = once(server, 'connection');
  net.connect(server.address().port, '127.0.0.1').on('error', () => {});
  const [socket] = await connection;
  socket.destroy();
  worker.send('connection', socket);
  report((await once(worker, 'message'))[0]);
} else {
  process.on('message', (message, socket) => process.send({ message, socket: typeof socket }));
}

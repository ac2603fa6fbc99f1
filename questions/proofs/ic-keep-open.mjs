// The primary hands over a connection and then tries to write to it, with and without keepOpen.
import cluster from 'node:cluster';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  await once(worker, 'message');
  const seenByClient = async (options) => {
    const server = net.createServer({ pauseOnConnect: true });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const connection = once(server, 'connection');
    const client = net.connect(server.address().port, '127.0.0.1');
    const everything = text(client);
    const [socket] = await connection;
    server.close();
    socket.on('error', () => {});
    const written = once(worker, 'message');
    worker.send('take', socket, options);
    await written;
    socket.end(', from the primary');
    return everything;
  };
  report({ keepOpen: await seenByClient({ keepOpen: true }), default: await seenByClient({}) });
} else {
  process.on('message', (_message, socket) => {
    // Lets go of the connection without ending it for the other process.
    socket.write('from the worker', () => {
      process.send('written');
      socket.destroy();
    });
  });
  process.send('ready');
}

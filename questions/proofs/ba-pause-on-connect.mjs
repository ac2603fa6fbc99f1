// A client writes "GET " and later "/path". The primary hands the connection over in between.
import cluster from 'node:cluster';
import net from 'node:net';
import { once, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  await once(worker, 'message');
  /** What the worker reads of a connection that was accepted so. */
  const readByWorker = async (pauseOnConnect) => {
    const server = net.createServer({ pauseOnConnect });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const connection = once(server, 'connection');
    const client = net.connect(server.address().port, '127.0.0.1');
    await new Promise((resolve) => client.write('GET ', resolve));
    const [socket] = await connection;
    if (!pauseOnConnect) await until(() => socket.bytesRead > 0, 'bytes read by the primary');
    const arrived = once(worker, 'message');
    worker.send('connection', socket);
    await arrived;
    const told = once(worker, 'message');
    client.end('/path');
    server.close();
    return (await told)[0];
  };
  report({ paused: await readByWorker(true), notPaused: await readByWorker(false) });
} else {
  process.on('message', (_message, socket) => {
    let read = '';
    socket.setEncoding('utf8').on('data', (part) => {
      read += part;
    });
    socket.on('end', () => process.send(read));
    process.send('it has arrived');
  });
  process.send('ready');
}

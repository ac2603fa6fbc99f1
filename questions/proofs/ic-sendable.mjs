// Tries to send five things from the primary to a worker, under both serializations.
import { report, run } from './lib.mjs';

const tryAll = async (serialization) => {
  const { lines } = await run(`
import cluster from 'node:cluster';
import net from 'node:net';

if (cluster.isPrimary) {
  cluster.setupPrimary({ serialization: '${serialization}' });
  const worker = cluster.fork();
  const attempt = (what, message) => {
    try {
      worker.send({ what, message });
    } catch {
      console.log(what, false);
    }
  };
  worker.on('online', () => {
    attempt('string', 'hello');
    attempt('object', { nested: { list: [1, 2] } });
    attempt('function', () => 1);
    attempt('sharedMemory', new SharedArrayBuffer(8));
    const server = net.createServer({ pauseOnConnect: true }, (socket) => {
      worker.send({ what: 'socket' }, socket);
      server.close();
    });
    server.listen(0, '127.0.0.1', () => {
      const client = net.connect(server.address().port, '127.0.0.1');
      client.on('data', (text) => {
        console.log('socket', String(text) === 'from the worker');
        worker.disconnect();
      });
    });
  });
} else {
  const usable = {
    string: (value) => value === 'hello',
    object: (value) => value.nested.list[1] === 2,
    function: (value) => typeof value === 'function',
    sharedMemory: (value) => value instanceof SharedArrayBuffer,
  };
  process.on('message', ({ what, message }, socket) => {
    if (what === 'socket') socket.end('from the worker');
    else console.log(what, usable[what](message));
  });
}
`);
  return Object.fromEntries(lines.map((line) => line.split(' ')).map(([what, ok]) => [what, ok === 'true']));
};
const [json, advanced] = [await tryAll('json'), await tryAll('advanced')];
const names = ['string', 'object', 'socket', 'function', 'sharedMemory'];
report(Object.fromEntries(names.map((name) => [name, json[name] || advanced[name]])));

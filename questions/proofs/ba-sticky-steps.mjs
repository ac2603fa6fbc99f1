// A primary that deals out by the client's address. Clients come from 127.0.0.1 to 127.0.0.8, twice each.
import cluster from 'node:cluster';
import http from 'node:http';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const workers = [cluster.fork(), cluster.fork()];
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const slotOf = (address) => Number(address.split('.').at(-1)) % workers.length;
  const door = net.createServer({ pauseOnConnect: true }, (socket) => {
    workers[slotOf(socket.remoteAddress)].send('connection', socket);
  });
  await new Promise((resolve) => door.listen(0, '127.0.0.1', resolve));
  const ask = async (localAddress) => {
    const { port } = door.address();
    const request = http.get({ host: '127.0.0.1', port, localAddress, agent: false });
    const [response] = await once(request, 'response');
    return text(response);
  };
  const clients = Array.from({ length: 8 }, (_, i) => `127.0.0.${i + 1}`);
  const first = [];
  const second = [];
  for (const client of clients) first.push(await ask(client));
  for (const client of clients) second.push(await ask(client));
  report({
    sameClientSameWorker: first.every((id, i) => id === second[i]),
    workersUsed: new Set(first).size,
  });
} else {
  const server = http.createServer((_req, res) => res.end(String(cluster.worker.id)));
  process.on('message', (_message, socket) => {
    server.emit('connection', socket);
    socket.resume();
  });
  process.send('ready');
}

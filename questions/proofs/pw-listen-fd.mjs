// A primary is started with a listening socket as its file descriptor 3, as systemd does. Its worker listens on { fd: 3 }.
import net from 'node:net';
import { get, report, start } from './lib.mjs';

const socket = net.createServer();
await new Promise((resolve) => socket.listen(0, '127.0.0.1', resolve));
const { port } = socket.address();
const program = start(
  `
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.on('listening', () => console.log('up'));
} else {
  http.createServer((req, res) => res.end('worker ' + cluster.worker.id)).listen({ fd: 3 });
}
`,
  { fds: [socket._handle.fd] },
);
socket.close(); // ours; the primary has its own copy
await program.line('up');
report((await get(port)).body);

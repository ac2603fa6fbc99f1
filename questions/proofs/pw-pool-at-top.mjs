// A "database" counts its connections while a clustered program opens a pool of ten at the top of its file.
import net from 'node:net';
import { report, start, until } from './lib.mjs';

let connections = 0;
const database = net.createServer((socket) => {
  connections += 1;
  socket.on('error', () => {});
});
await new Promise((resolve) => database.listen(0, '127.0.0.1', resolve));
const program = start(
  `
import cluster from 'node:cluster';
import net from 'node:net';

const connect = () =>
  new Promise((resolve) => {
    const socket = net.connect(process.env.PORT, '127.0.0.1', () => resolve(socket));
  });
const pool = await Promise.all(Array.from({ length: 10 }, connect));
console.log('pool of', pool.length);
if (cluster.isPrimary) for (let i = 0; i < 4; i++) cluster.fork();
`,
  { env: { PORT: String(database.address().port) } },
);
await program.line('pool', 5);
await until(() => connections >= 50, 'all connections seen by the database');
report(connections);

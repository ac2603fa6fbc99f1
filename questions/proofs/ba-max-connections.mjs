// Opens five connections to two workers that take two each. How many are greeted?
import cluster from 'node:cluster';
import net from 'node:net';
import { report, start, until } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import net from 'node:net';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log(port));
} else {
  const server = net.createServer((socket) => socket.write('welcome'));
  server.maxConnections = 2;
  server.listen(0, '127.0.0.1');
}
`);
await program.line('', 2);
const port = Number(program.lines[0]);
let greeted = 0;
for (let i = 1; i <= 5; i++) {
  net.connect(port, '127.0.0.1').on('data', () => {
    greeted += 1;
  });
}
await until(() => greeted === 4, 'four greetings');
// Time enough for a fifth one, if there were room.
await new Promise((resolve) => setTimeout(resolve, 200));
report(cluster.isPrimary && greeted);

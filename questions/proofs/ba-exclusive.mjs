// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  const ports = new Set();
  let told = 0;
  for (let i = 0; i < 3; i++) cluster.fork();
  cluster.on('message', (worker, port) => {
    ports.add(port);
    if (++told < 3) return;
    console.log(ports.size);
    process.exit();
  });
} else {
  const server = http.createServer();
  server.listen({ port: 0, exclusive: true }, () => {
    process.send(server.address().port);
  });
}
`);
report(lines[0]);

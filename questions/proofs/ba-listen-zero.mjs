// Runs the program of the question: how many different ports do three workers get for port 0?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  const ports = [];
  for (let i = 0; i < 3; i++) cluster.fork();
  cluster.on('listening', (worker, address) => {
    ports.push(address.port);
    if (ports.length < 3) return;
    console.log(new Set(ports).size);
    process.exit();
  });
} else {
  http.createServer().listen(0);
}
`);
report(lines[0]);

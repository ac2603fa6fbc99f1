// Three workers serve "the" port. Each raises a counter of its own once, and tells what it sees.
import cluster from 'node:cluster';
import http from 'node:http';
import { report, until } from './lib.mjs';

let counter = 0;
if (cluster.isPrimary) {
  const seen = [];
  cluster.on('message', (_worker, message) => seen.push(message));
  for (let i = 0; i < 3; i++) cluster.fork();
  await until(() => seen.length === 3, 'three reports');
  report({
    differentPids: new Set(seen.map(({ pid }) => pid)).size,
    counters: seen.map(({ counter }) => counter),
    differentHeaps: new Set(seen.map(({ marker }) => marker)).size,
    differentPorts: new Set(seen.map(({ port }) => port)).size,
  });
} else {
  counter += 1;
  // Written to the memory of this process alone; were the heap shared, the last writer would win.
  globalThis.marker = process.pid;
  const server = http.createServer().listen(0, '127.0.0.1', () => {
    process.send({ pid: process.pid, counter, marker: globalThis.marker, port: server.address().port });
  });
}

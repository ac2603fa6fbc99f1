// Three workers serve "the" port. Each raises a counter of its own once, and tells what it sees.
import { answersWhileStopped, DOOR, report, start } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

let counter = 0;
if (cluster.isPrimary) {
  for (let i = 0; i < 3; i++) cluster.fork();
} else {
  counter += 1;
  // Written to the memory of this process alone; were the heap shared, the last writer would win.
  globalThis.marker = process.pid;
  const server = http.createServer((req, res) => res.end()).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    console.log(JSON.stringify({ pid: process.pid, counter, marker: globalThis.marker, port }));
  });
  ${DOOR}
}
`);
await program.line('{', 3);
const seen = program.lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
const howMany = (name) => new Set(seen.map((each) => each[name])).size;
report({
  differentPids: howMany('pid'),
  counters: seen.map(({ counter }) => counter),
  differentHeaps: howMany('marker'),
  differentPorts: howMany('port'),
  // A worker that was the listener itself would not need the primary.
  servedWithoutPrimary: await answersWhileStopped(program, seen[0].port, 3),
});

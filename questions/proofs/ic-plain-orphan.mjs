// Kills a parent, waits until its channel is closed for the child, and asks the child.
import { get, report, start, until } from './lib.mjs';

const program = start(`
import { fork } from 'node:child_process';
import http from 'node:http';
import { fileURLToPath } from 'node:url';

if (process.argv[2] === undefined) {
  fork(fileURLToPath(import.meta.url), ['child']);
  setInterval(() => {}, 1_000);
} else {
  const server = http.createServer((req, res) => {
    res.setHeader('connected', String(process.connected));
    res.end();
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
}
`);
const port = Number(await program.line(''));
process.kill(program.pid, 'SIGKILL');
const answer = await until(async () => {
  const seen = await get(port);
  return seen.headers?.connected === 'true' ? undefined : seen;
}, 'an answer of a child without a parent');
report({ servedByOrphan: answer.status });

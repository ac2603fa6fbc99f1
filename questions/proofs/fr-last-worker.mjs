// The primary only forks; its one worker serves, then crashes. What becomes of the primary, and of the port?
import { get, report, start } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  cluster.fork();
} else {
  const server = http.createServer((req, res) => {
    throw new Error('boom');
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
}
`);
const port = Number(await program.line(''));
await get(port);
const { code, signal } = await program.ended;
report({ code, signal, afterwards: (await get(port)).error });

// A primary that exits in its SIGTERM handler, while its worker has a request to answer. What does the client see?
import { get, report, start } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  process.on('SIGTERM', () => {
    console.log('shutting down gracefully');
    process.exit(0);
  });
  cluster.on('listening', (worker, { port }) => console.log('port ' + port));
  cluster.fork();
} else {
  http.createServer((_req, res) => {
    console.log('request');
    setTimeout(() => res.end('done'), 30_000);
  }).listen(0, '127.0.0.1');
}
`);
const request = get(Number((await program.line('port')).slice(5)));
await program.line('request');
process.kill(program.pid, 'SIGTERM');
const { code } = await program.ended;
const { status, error } = await request;
report({ primary: code, client: error ?? status });

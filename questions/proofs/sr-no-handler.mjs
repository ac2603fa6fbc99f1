// Only the workers handle SIGTERM. The signal goes to the primary, as `kill` and Docker send it.
import { get, report, start } from './lib.mjs';

const program = start(`
  import cluster from 'node:cluster';
  import http from 'node:http';
  if (cluster.isPrimary) {
    cluster.fork().on('listening', ({ port }) => console.log('port ' + port));
    cluster.on('message', () => console.log('request'));
  } else {
    const server = http.createServer(() => process.send('request')).listen(0, '127.0.0.1');
    process.on('SIGTERM', () => server.close());
  }
`);
const port = Number((await program.line('port')).slice(5));
const request = get(port); // never answered: it is in flight when the signal comes
await program.line('request');
process.kill(program.pid, 'SIGTERM');
const { code, signal } = await program.ended;
const { error } = await request;
report({ primary: { code, signal }, requestInFlight: error });

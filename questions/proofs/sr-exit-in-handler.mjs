// `server.close(); process.exit(0)` in a signal handler: what does the client of a request in flight see?
import { get, report, start } from './lib.mjs';

const program = start(`
  import http from 'node:http';
  const server = http.createServer((req, res) => {
    console.log('request');
    setTimeout(() => res.end('done'), 2000);
  });
  server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
  process.on('SIGTERM', () => {
    server.close();
    process.exit(0);
  });
`);
const request = get(Number((await program.line('port')).slice(5)));
await program.line('request');
process.kill(program.pid, 'SIGTERM');
const { code } = await program.ended;
const { status, error } = await request;
report({ exitCode: code, client: status ?? error });

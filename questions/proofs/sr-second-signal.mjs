// A program that drains at its first SIGTERM (with `once`) gets a second one, with a request in flight.
import { get, report, start } from './lib.mjs';

const program = start(`
  import http from 'node:http';
  const say = (said) => console.log(JSON.stringify({ primary: true, said }));
  const server = http.createServer(() => say('a request has arrived'));
  process.once('SIGTERM', () => {
    server.close();
    say('SIGTERM: I drain');
  });
  server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
`);
const port = Number((await program.line('port')).slice(5));
const request = get(port);
await program.line('{', 1);
process.kill(program.pid, 'SIGTERM');
await program.line('{', 2);
process.kill(program.pid, 'SIGTERM');
const { signal } = await program.ended;
const { error, status } = await request;
for (const line of program.lines.filter((text) => text.startsWith('{'))) console.log(line);
console.log(JSON.stringify({ primary: true, said: `second SIGTERM: ended by ${signal}` }));
console.log(JSON.stringify({ client: 1, said: `got ${error ?? status}` }));
report({ request: error ?? status, signal });

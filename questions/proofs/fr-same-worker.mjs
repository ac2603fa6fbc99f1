// Three requests are in one process when the handler of one throws. What do the three clients see?
import { get, report, start } from './lib.mjs';

const program = start(`
  import http from 'node:http';
  let requests = 0;
  http
    .createServer((req) => {
      console.log('request ' + ++requests);
      if (req.url === '/bad') setTimeout(() => { throw new Error('on purpose'); }, 20);
    })
    .listen(0, '127.0.0.1', function () { console.log('port ' + this.address().port); });
`);
const port = Number((await program.line('port')).slice(5));
const others = [get(port, '/good'), get(port, '/good')];
await program.line('request 2');
const { error: threw } = await get(port, '/bad');
report({ threw, others: (await Promise.all(others)).map(({ error, status }) => error ?? status) });

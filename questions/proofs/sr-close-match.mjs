// What each call does to a request in flight and to new connections; and a process that only holds an unref'd server.
import http from 'node:http';
import { get, report, run, until } from './lib.mjs';

const effect = async (call) => {
  let inFlight;
  const server = http.createServer((req, res) => {
    if (req.url === '/new') res.end();
    else inFlight = res;
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const request = get(port);
  await until(() => inFlight, 'the request has arrived');
  server[call]();
  const fresh = await get(port, '/new');
  inFlight.end('done');
  const { status } = await request;
  return [status === 200 ? 'answered' : 'reset', fresh.status === 200 ? 'takes new' : 'refuses new'];
};

const { lines } = await run(`
  import http from 'node:http';
  const server = http.createServer().unref();
  server.listen(0, '127.0.0.1', () => server.unref());
  process.on('exit', () => console.log(server.listening ? 'ends while listening' : 'ends'));
`);
report({
  close: await effect('close'),
  closeIdleConnections: await effect('closeIdleConnections'),
  closeAllConnections: await effect('closeAllConnections'),
  unref: lines[0],
});

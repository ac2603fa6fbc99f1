// server.close() while a request is being answered: what happens to it, and to a new connection?
import http from 'node:http';
import { get, report, until } from './lib.mjs';

let inFlight;
const server = http.createServer((_req, res) => {
  inFlight = res;
});
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const request = get(port);
  await until(() => inFlight, 'the request has arrived');

  server.close();
  const late = await get(port);
  inFlight.end('done');
  const first = await request;
  report({ inFlight: first.status ?? first.error, newConnection: late.error ?? late.status });
});

// A kept connection has a request in flight when server.close() is called. Is the server closed after the answer?
// Once with the header `Connection: close` on that answer, once without.
import http from 'node:http';
import { get, report, until } from './lib.mjs';

const drain = async (header) => {
  let inFlight;
  const server = http.createServer({ keepAliveTimeout: 60_000 }, (_req, res) => {
    inFlight = res;
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agent = new http.Agent({ keepAlive: true });
  const answer = get(server.address().port, '/', { agent });
  await until(() => inFlight, 'the request has arrived');

  const state = { closed: false };
  server.close(() => {
    state.closed = true;
  });
  if (header) inFlight.setHeader('Connection', 'close');
  inFlight.end('done');
  await answer;
  return state;
};

const without = await drain(false);
const withHeader = await drain(true); // started later, closed earlier
await until(() => withHeader.closed, 'the server with the header is closed');
report({ withHeader: 'closed', without: without.closed ? 'closed' : 'still open' });

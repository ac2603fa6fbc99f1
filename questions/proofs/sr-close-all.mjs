// closeIdleConnections() and closeAllConnections(): what becomes of a request in flight?
import http from 'node:http';
import { get, report, until } from './lib.mjs';

const fate = async (method) => {
  let inFlight;
  const server = http.createServer((_req, res) => {
    inFlight = res;
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const answer = get(server.address().port);
  await until(() => inFlight, 'the request has arrived');
  server.close();
  server[method]();
  inFlight.end('done');
  const { status, error } = await answer;
  return status ?? error;
};

report({
  closeIdleConnections: await fate('closeIdleConnections'),
  closeAllConnections: await fate('closeAllConnections'),
});

// The header `Connection` of three answers to a keep-alive client, with maxRequestsPerSocket = 2.
import http from 'node:http';
import { get, report } from './lib.mjs';

const server = http.createServer((_req, res) => res.end('done'));
server.maxRequestsPerSocket = 2;
server.listen(0, '127.0.0.1', async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const seen = [];
  for (let i = 0; i < 3; i++) {
    const { headers } = await get(server.address().port, '/', { agent });
    seen.push(headers.connection);
  }
  report(seen);
});

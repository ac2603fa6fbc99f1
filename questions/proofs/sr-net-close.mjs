// close() with one idle connection: on an HTTP server, and on a plain TCP server.
import http from 'node:http';
import net from 'node:net';
import { get, once, report, until } from './lib.mjs';

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
const closing = (server) => {
  const state = { now: 'open' };
  server.close(() => {
    state.now = 'closed';
  });
  return state;
};

const tcp = await listen(net.createServer());
const client = net.connect(tcp.address().port, '127.0.0.1');
await once(tcp, 'connection');
const tcpState = closing(tcp);

const web = await listen(http.createServer({ keepAliveTimeout: 60_000 }, (_req, res) => res.end('done')));
await get(web.address().port, '/', { agent: new http.Agent({ keepAlive: true }) });
const webState = closing(web); // started later, closed earlier
await until(() => webState.now === 'closed', 'the HTTP server is closed');

const seen = { http: webState.now, net: tcpState.now };
client.end();
await until(() => tcpState.now === 'closed', 'the TCP server is closed');
report({ ...seen, netAfterTheClientHasEnded: tcpState.now });

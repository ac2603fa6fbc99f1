// A reverse proxy in front of a server: whose connection does the server see, and where is the client's address?
import http from 'node:http';
import { get, report } from './lib.mjs';

const listen = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

let proxySide; // the proxy's own end of its connection to the server
let clientSide; // the client's end of its connection to the proxy
const server = http.createServer((req, res) => {
  res.end(
    JSON.stringify({ remotePort: req.socket.remotePort, forwarded: req.headers['x-forwarded-for'] ?? null }),
  );
});
const port = await listen(server);

const proxy = http.createServer((req, res) => {
  clientSide = req.socket.remotePort;
  const headers = { 'X-Forwarded-For': req.socket.remoteAddress };
  const onward = http.get({ host: '127.0.0.1', port, agent: false, headers }, (answer) => answer.pipe(res));
  onward.on('socket', (socket) => {
    socket.on('connect', () => {
      proxySide = socket.localPort;
    });
  });
});
const { body } = await get(await listen(proxy));
const seen = JSON.parse(body);
report({
  socket:
    seen.remotePort === proxySide ? 'the proxy' : seen.remotePort === clientSide ? 'the client' : 'unknown',
  header: seen.forwarded,
});

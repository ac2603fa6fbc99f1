// Four servers, each with one short time-out, and a client that runs into it.
import http from 'node:http';
import net from 'node:net';
import { report } from './lib.mjs';

/** Sends `text`, then says nothing more: what the server had answered when it closed the connection. */
const silentAfter = async (options, text, handler) => {
  const server = http.createServer({ connectionsCheckingInterval: 20, ...options }, handler);
  if (options.timeout) server.timeout = options.timeout;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    socket.on('error', () => {}).on('close', () => resolve(answer));
  });
};
const status = (answer) => Number(answer.split(' ')[1]);
const headers = 'GET / HTTP/1.1\r\nHost: localhost\r\n';

const kept = await silentAfter({ keepAliveTimeout: 50 }, `${headers}\r\n`, (_req, res) => res.end('done'));
const slowHeaders = await silentAfter({ headersTimeout: 50, requestTimeout: 60_000 }, headers);
const slowBody = await silentAfter(
  { headersTimeout: 50, requestTimeout: 60 },
  `${headers}Content-Length: 10\r\n\r\n12345`,
  (req) => req.resume(),
);
const slowHandler = await silentAfter({ timeout: 50 }, `${headers}\r\n`, () => {});
report({
  keepAliveTimeout: status(kept) === 200 ? 'closed after its answer' : kept,
  headersTimeout: status(slowHeaders),
  requestTimeout: status(slowBody),
  timeout: slowHandler === '' ? 'closed without an answer' : slowHandler,
});

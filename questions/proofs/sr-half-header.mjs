// A client sends half of its headers. headersTimeout is 100 ms. What does it get, with and without server.close()?
import http from 'node:http';
import net from 'node:net';
import { once, report, until } from './lib.mjs';

const begin = async () => {
  const server = http.createServer({ headersTimeout: 100, connectionsCheckingInterval: 20 });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = net.connect(server.address().port, '127.0.0.1');
  const state = { server, answer: '', open: true };
  socket.setEncoding('utf8').on('data', (part) => {
    state.answer += part;
  });
  state.ended = once(
    socket.on('error', () => {}),
    'close',
  ).then(() => {
    state.open = false;
  });
  const [accepted] = await once(server, 'connection');
  socket.write('GET / HTTP/1.1\r\nHost: ');
  await until(() => accepted.bytesRead > 0, 'the server has read what was written');
  return state;
};

const alone = await begin();
await alone.ended;

const closed = await begin();
closed.server.close();
await new Promise((resolve) => setTimeout(resolve, 1_000)); // ten times the limit
const afterClose = closed.open ? 'still open' : `closed ${closed.answer}`;
closed.server.closeAllConnections();
await closed.ended;
report({
  withoutClose: Number(alone.answer.split(' ')[1]),
  afterClose,
  afterCloseAllConnections: closed.open ? 'still open' : 'closed',
});

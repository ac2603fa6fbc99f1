// An upgraded connection, such as a WebSocket, when its server is closed.
import http from 'node:http';
import net from 'node:net';
import { once, report, until } from './lib.mjs';

const server = http.createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const upgraded = once(server, 'upgrade');
const client = net.connect(server.address().port, '127.0.0.1');
let closed = false;
client.on('close', () => {
  closed = true;
});
client.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
const [, socket] = await upgraded;
socket.on('error', () => {}).on('data', (data) => socket.write(data));

const state = { callback: false };
server.close(() => {
  state.callback = true;
});
server.closeAllConnections();
client.write('still there?');
await once(client, 'data'); // the echo: the connection works
const seen = {
  afterCloseAll: closed ? 'closed' : 'open',
  closeCallback: state.callback ? 'called' : 'waits',
};
socket.end();
client.resume();
await until(() => state.callback, 'close() calls back');
report({ ...seen, afterItsEnd: 'closed' });

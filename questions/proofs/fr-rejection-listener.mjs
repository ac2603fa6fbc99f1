// The only listener of 'unhandledRejection' logs. What becomes of the request whose handler rejects, and of the next?
import http from 'node:http';
import { get, report, until } from './lib.mjs';

let logged;
process.on('unhandledRejection', (reason) => {
  logged = reason.message;
});
const server = http.createServer(async (req, res) => {
  if (req.url === '/bad') throw new Error('before the answer');
  res.end('fine');
});
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const { error } = await get(port, '/bad', { ms: 500 });
  await until(() => logged, 'the rejection is logged');
  const { status } = await get(port, '/good');
  report({ failed: error, next: status });
});

// A client hangs up before its answer. Which of the response's two events comes?
import http from 'node:http';
import { report, until } from './lib.mjs';

const seen = { finish: 0, close: 0 };
let request;
const server = http.createServer((_req, res) => {
  res.on('finish', () => seen.finish++);
  res.on('close', () => seen.close++);
  request.destroy(); // the client has lost patience
});
server.listen(0, '127.0.0.1', async () => {
  request = http.get({ host: '127.0.0.1', port: server.address().port, agent: false });
  request.on('error', () => {});
  await until(() => seen.close > 0, "the response's event 'close'");
  report(seen);
});

// Four servers, each with one connection in another state. Which of them call back from close()?
import http from 'node:http';
import { get, report, until } from './lib.mjs';

const closing = async (handler, { agent, body } = {}) => {
  let arrived = false;
  const server = http.createServer({ keepAliveTimeout: 60_000 }, (req, res) => {
    arrived = true;
    handler(req, res);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const state = { answer: 'waits' };
  if (body) {
    const headers = { 'Content-Length': 10 };
    const request = http.request({ host: '127.0.0.1', port, method: 'POST', headers, agent: false });
    request.on('error', () => {}).write(body);
  } else state.response = get(port, '/', { agent });
  await until(() => arrived, 'the request has arrived');
  state.close = () =>
    server.close(() => {
      state.answer = 'calls back';
    });
  return state;
};

const end = (_req, res) => res.end('done');
const stream = await closing((_req, res) => res.write('data: first event\n\n'));
const upload = await closing((req) => req.resume(), { body: '12345' });
const idle = await closing(end, { agent: new http.Agent({ keepAlive: true }) });
const withClose = await closing(end);
await Promise.all([idle.response, withClose.response]);

stream.close();
upload.close();
idle.close(); // closed later, calls back earlier
withClose.close();
await until(() => idle.answer === 'calls back' && withClose.answer === 'calls back', 'two of them call back');
report({
  eventStream: stream.answer,
  idle: idle.answer,
  halfUpload: upload.answer,
  answeredWithClose: withClose.answer,
});

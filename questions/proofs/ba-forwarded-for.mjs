// A proxy appends the address of its client, here an invented one, and an application reads the header.
import http from 'node:http';
import { get, report } from './lib.mjs';

const listen = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
const application = http.createServer((req, res) => {
  const list = req.headers['x-forwarded-for'].split(', ');
  res.end(`${list[0]} ${list.at(-1)}`);
});
const applicationPort = await listen(application);
const seenByProxy = '203.0.113.7';
const proxy = http.createServer((req, res) => {
  const before = req.headers['x-forwarded-for'];
  const headers = { 'x-forwarded-for': before ? `${before}, ${seenByProxy}` : seenByProxy };
  http.get({ host: '127.0.0.1', port: applicationPort, headers }, (answer) => answer.pipe(res));
});
const { body } = await get(await listen(proxy), '/', { headers: { 'x-forwarded-for': '10.0.0.1' } });
report(body);

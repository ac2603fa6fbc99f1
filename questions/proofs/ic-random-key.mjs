// Login at worker 1; then the cookie is shown to both workers.
import cluster from 'node:cluster';
import { createHmac, randomBytes } from 'node:crypto';
import http from 'node:http';
import { get, once, report } from './lib.mjs';
import { say } from './say.mjs';

const key = randomBytes(32);
const sign = (user) => createHmac('sha256', key).update(user).digest('hex');

if (cluster.isPrimary) {
  // A port for each worker, so that we choose whom we ask.
  const ports = [];
  for (let i = 0; i < 2; i++) ports.push((await once(cluster.fork(), 'message'))[0]);
  const { body: cookie } = await get(ports[0], '/login');
  const second = await get(ports[1], '/', { headers: { cookie } });
  const first = await get(ports[0], '/', { headers: { cookie } });
  report({ 'worker 2': second.status, 'worker 1': first.status });
} else {
  const server = http.createServer((req, res) => {
    if (req.url === '/login') {
      say('signs a cookie for anna');
      return res.end(`anna.${sign('anna')}`);
    }
    const [user, signature] = req.headers.cookie.split('.');
    res.statusCode = signature === sign(user) ? 200 : 401;
    say(`answers ${res.statusCode}`);
    res.end();
  });
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => process.send(server.address().port));
}

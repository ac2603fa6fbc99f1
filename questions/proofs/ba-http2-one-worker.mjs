// Sends 12 requests over one HTTP/2 connection to three workers.
import cluster from 'node:cluster';
import http2 from 'node:http2';
import { report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  for (let i = 0; i < 3; i++) cluster.fork();
  const [port] = await until(() => ports.length === 3 && ports, 'three listening workers');
  const session = http2.connect(`http://127.0.0.1:${port}`);
  const ask = () =>
    new Promise((resolve, reject) => {
      const stream = session.request({ ':path': '/' });
      let body = '';
      stream.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      stream.on('end', () => resolve(body)).on('error', reject);
    });
  const pids = await Promise.all(Array.from({ length: 12 }, ask));
  report({ workers: new Set(pids).size });
} else {
  http2.createServer((_req, res) => res.end(String(process.pid))).listen(0, '127.0.0.1');
}

import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import express from 'express';

const { PORT = 8000, WORKERS = availableParallelism() } = process.env;

if (cluster.isPrimary) {
  /** What to do, by exit code; what is not listed is an accident. */
  const onCode = new Map([
    [0, () => {}],
    [42, () => fatal()],
  ]);

  const fatal = () => {
    // The exit code is set now and takes effect when the last worker has gone, and with it all that keeps this process.
    process.exitCode = 42;
    cluster.removeAllListeners('exit');
    cluster.disconnect();
  };

  cluster.on('exit', (worker, code) => {
    if (worker.exitedAfterDisconnect) return;
    const react = onCode.get(code) ?? (() => setTimeout(() => cluster.fork(), 100));
    react();
  });

  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  const app = express();
  const answer = (_req, res) => res.json({ pid: process.pid });

  app.get('/', answer);
  app.get('/work', (req, res) => setTimeout(answer, Number(req.query.ms), req, res));
  app.get('/block', (req, res) => {
    const end = Date.now() + Number(req.query.ms);
    while (Date.now() < end);
    answer(req, res);
  });
  app.get('/crash', () => setImmediate(() => Promise.reject(new Error('GET /crash was asked for'))));
  app.get('/exit', (req) => process.exit(Number(req.query.code)));
  app.get('/disconnect', (req, res) => {
    res.once('close', () => cluster.worker.kill());
    answer(req, res);
  });
  app.listen(Number(PORT), '127.0.0.1');
}

import { spawn } from 'node:child_process';
import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import express from 'express';

const { PORT = 8000, WORKERS = availableParallelism() } = process.env;

if (cluster.isPrimary) {
  // A helper process that reads from a pipe. It is told of every worker; when the pipe ends, the primary has gone.
  const undertaker = spawn(process.execPath, ['undertaker.js'], { stdio: ['pipe', 'inherit', 'inherit'] });
  cluster.on('fork', (worker) => undertaker.stdin.write(`+${worker.process.pid}\n`));
  cluster.on('exit', (worker) => undertaker.stdin.write(`-${worker.process.pid}\n`));
  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  const app = express();
  const answer = (_req, res) => res.json({ pid: process.pid });

  app.get('/', answer);
  app.get('/work', (req, res) => setTimeout(answer, Number(req.query.ms), req, res));
  app.get('/block', (req, res) => {
    for (const end = Date.now() + Number(req.query.ms); Date.now() < end; );
    answer(req, res);
  });
  app.get('/crash', () => setImmediate(() => Promise.reject(new Error('GET /crash was asked for'))));
  app.get('/disconnect', (req, res) => {
    res.once('close', () => cluster.worker.disconnect());
    answer(req, res);
  });
  app.listen(Number(PORT), '127.0.0.1');
}

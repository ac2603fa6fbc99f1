import { fork } from 'node:child_process';
import { once } from 'node:events';
import express from 'express';

// Processes instead of threads: heavier, and a crash of native code in one of them leaves the others alone.
const children = Array.from({ length: Number(process.env.POOL) }, () =>
  fork(new URL('./child.js', import.meta.url)),
);
const waiting = [];

const acquire = () =>
  children.length > 0 ? children.pop() : new Promise((resolve) => waiting.push(resolve));
const release = (child) => (waiting.length > 0 ? waiting.shift()(child) : children.push(child));

const app = express();
app.get('/', (_req, res) => res.json({ pid: process.pid }));
app.get('/hash', async (req, res) => {
  const n = Number(req.query.n);
  // Looked at here already: a child never gets to see what it cannot use.
  if (!/^\d+$/.test(req.query.n) || n > 1e9) return res.status(400).json({ pid: process.pid });
  const child = await acquire();
  child.send(n);
  const [hash] = await once(child, 'message');
  release(child);
  res.json({ pid: process.pid, hash });
});
app.listen(process.env.PORT, '127.0.0.1');

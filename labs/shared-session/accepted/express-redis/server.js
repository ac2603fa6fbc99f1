import cluster from 'node:cluster';
import { createHash, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import express from 'express';
import { openSessions } from './sessions.js';

const { PORT = '8000', WORKERS = String(availableParallelism()) } = process.env;

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  const sessions = await openSessions();
  // The store knows the sessions by a hash: whoever reads it cannot show any of these as a cookie.
  const keyOf = (token) => createHash('sha256').update(token).digest('hex');
  const tokenOf = (req) => /(?:^|; )token=([^;]*)/.exec(req.headers.cookie ?? '')?.[1];

  const app = express();
  app.post('/login', async (req, res) => {
    const token = randomBytes(32).toString('hex');
    await sessions.put(keyOf(token), { user: req.query.user, since: Date.now() });
    res.cookie('token', token, { httpOnly: true, sameSite: 'lax' });
    res.json({ pid: process.pid, user: req.query.user });
  });
  app.get('/me', async (req, res) => {
    const token = tokenOf(req);
    const session = token && (await sessions.get(keyOf(token)));
    if (session) return res.json({ pid: process.pid, user: session.user });
    res.status(401).json({ pid: process.pid });
  });
  app.post('/logout', async (req, res) => {
    const token = tokenOf(req);
    if (token) await sessions.remove(keyOf(token));
    res.clearCookie('token').json({ pid: process.pid });
  });
  app.get('/', (_req, res) => res.json({ pid: process.pid }));
  app.get('/work', (req, res) => setTimeout(() => res.json({ pid: process.pid }), Number(req.query.ms ?? 0)));
  app.get('/block', (req, res) => {
    const end = performance.now() + Number(req.query.ms ?? 0);
    while (performance.now() < end);
    res.json({ pid: process.pid });
  });
  app.get('/crash', () =>
    setImmediate(() => {
      throw new Error('GET /crash was asked for');
    }),
  );
  app.listen(Number(PORT), '127.0.0.1');
}

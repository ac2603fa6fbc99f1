const express = require('express');

const kept = [];
const app = express();
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

app.get('/', (_req, res) => res.json({ pid: process.pid }));
app.get('/work', async (req, res) => {
  await wait(Number(req.query.ms));
  res.json({ pid: process.pid });
});
app.get('/block', (req, res) => {
  const end = Date.now() + Number(req.query.ms);
  while (Date.now() < end);
  res.json({ pid: process.pid });
});
app.get('/crash', () => setImmediate(() => process.exit(7)));
app.get('/env', (_req, res) => {
  const { NODE_ENV, LOG_LEVEL } = process.env;
  res.json({ pid: process.pid, env: { NODE_ENV, LOG_LEVEL } });
});
app.get('/grow', (req, res) => {
  kept.push(Buffer.alloc(Number(req.query.mb) << 20, 'x'));
  res.json({ pid: process.pid, rss: process.memoryUsage().rss });
});

app.listen(process.env.PORT, '127.0.0.1');

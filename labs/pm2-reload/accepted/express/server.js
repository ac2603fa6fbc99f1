const fs = require('node:fs');
const http = require('node:http');
const { setTimeout: sleep } = require('node:timers/promises');
const express = require('express');

const { HEALTH_SOCKET, PRICES, PORT } = process.env;

if (HEALTH_SOCKET) http.createServer((_req, res) => res.end('{"alive":true}')).listen(HEALTH_SOCKET);

const app = express();
let leaving = false;
app.use((_req, res, next) => {
  const head = res.writeHead;
  // As late as can be: whoever is answered after the signal is told to go.
  res.writeHead = (...args) => {
    if (leaving) res.setHeader('Connection', 'close');
    return head.apply(res, args);
  };
  next();
});
app.get('/', (_req, res) => res.json({ pid: process.pid }));
app.get('/work', async (req, res) => {
  await sleep(Number(req.query.ms));
  res.json({ pid: process.pid });
});
app.get('/crash', () => setImmediate(() => process.exit(1)));

async function main() {
  const list = fs.existsSync(PRICES) ? fs.readFileSync(PRICES, 'utf8') : '0';
  await sleep(Number(list));
  const server = app.listen(PORT, '127.0.0.1', () => process.send('ready'));
  process.on('SIGINT', () => {
    leaving = true;
    server.close(() => process.exit(0));
  });
}

main();

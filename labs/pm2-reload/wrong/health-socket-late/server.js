import { createServer } from 'node:http';
import { handler, loadPrices } from './app.js';

const unanswered = new Set();
let closing = false;

const server = createServer((req, res) => {
  if (closing) res.setHeader('Connection', 'close');
  unanswered.add(res);
  res.once('close', () => unanswered.delete(res));
  handler(req, res);
});

await loadPrices();

server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1');

process.on('SIGINT', () => {
  if (closing) return;
  closing = true;
  for (const res of unanswered) {
    if (!res.headersSent) res.setHeader('Connection', 'close');
  }
  server.close(() => process.exit(0));
});

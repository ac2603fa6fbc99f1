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

// First everything that an answer needs, then the port: whoever listens gets connections, ready or not.
await loadPrices();

server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1', () => {
  // Now, and not a moment earlier: PM2 answers this with SIGINT to the worker whose place this one takes. Without PM2
  // (and without any other parent that listens) there is no such function.
  process.send?.('ready');
});

// PM2's goodbye. SIGKILL follows after kill_timeout.
process.on('SIGINT', () => {
  // A second SIGINT must not begin it all again.
  if (closing) return;
  closing = true;
  // The client of a kept connection has to be told that this was the last answer, also where the request came before
  // the signal. Otherwise it asks on, on the same connection, and this worker never comes to an end.
  for (const res of unanswered) {
    if (!res.headersSent) res.setHeader('Connection', 'close');
  }
  // Takes no new connection, drops the idle ones, and calls back when the last answer is out. The channel to PM2 would
  // keep the process alive, so leave.
  server.close(() => process.exit(0));
});

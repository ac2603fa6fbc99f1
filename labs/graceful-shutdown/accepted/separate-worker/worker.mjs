import { createServer } from 'node:http';
import { handler } from './app.mjs';

const answers = new Set();
let phase = 'serving';

function announce(res) {
  if (!res.headersSent) res.setHeader('Connection', 'close');
}

const server = createServer((req, res) => {
  answers.add(res);
  res.on('close', () => answers.delete(res));
  if (phase === 'closing') announce(res);
  handler(req, res);
});

process.on('message', (message) => {
  phase = message.phase;
  if (phase === 'closing') answers.forEach(announce);
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => {});

server.listen(Number(process.env.PORT ?? 8000));

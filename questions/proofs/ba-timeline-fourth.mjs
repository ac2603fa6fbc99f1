// A primary deals out connections by hand and takes every second one itself. Who suffers from a request that throws?
import { freePort, get, report, start, until } from './lib.mjs';

const source = `
import cluster from 'node:cluster';
import http from 'node:http';
import net from 'node:net';

const server = http.createServer((req, res) => {
  if (req.url === '/crash') throw new Error('a bad request');
  res.end('ok');
});
const take = (socket) => {
  server.emit('connection', socket);
  socket.resume();
};
if (cluster.isPrimary) {
  const worker = cluster.fork();
  let primarysTurn = process.env.FIRST === 'primary';
  const dealer = net.createServer({ pauseOnConnect: true }, (socket) => {
    if (primarysTurn) take(socket);
    else worker.send('take', socket);
    primarysTurn = !primarysTurn;
  });
  worker.once('message', () => dealer.listen(process.env.PORT, '127.0.0.1', () => console.log('listening')));
  worker.once('exit', () => console.log('worker has ended'));
} else {
  process.on('message', (message, socket) => take(socket));
  process.send('ready');
}
`;
/** What a client sees after the first request, which throws, was handled by `first`. */
const afterCrashIn = async (first) => {
  const port = await freePort();
  const program = start(source, { env: { PORT: String(port), FIRST: first } });
  await program.line('listening');
  await get(port, '/crash');
  if (first === 'worker') await program.line('worker has ended');
  else await until(() => program.child.exitCode !== null, 'the end of the primary');
  const { status, error } = await get(port);
  return error ?? status;
};
report({
  afterCrashInWorker: await afterCrashIn('worker'),
  afterCrashInPrimary: await afterCrashIn('primary'),
});

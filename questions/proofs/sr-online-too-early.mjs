// A new worker is 'online', later it is 'listening'. What does a client get at each of the two moments?
import { freePort, get, report, start } from './lib.mjs';

const port = await freePort();
const program = start(
  `
  import cluster from 'node:cluster';
  import http from 'node:http';
  if (cluster.isPrimary) {
    const worker = cluster.fork();
    worker.on('online', () => console.log('online'));
    worker.on('listening', () => console.log('listening'));
    process.on('SIGUSR2', () => worker.send('warmed up'));
  } else {
    process.once('message', () => {
      http.createServer((req, res) => res.end('ok')).listen(${port}, '127.0.0.1');
    });
  }
`,
);
await program.line('online');
const atOnline = await get(port);
process.kill(program.pid, 'SIGUSR2'); // now the worker may open its port
await program.line('listening');
const atListening = await get(port);
report({ online: atOnline.error ?? atOnline.status, listening: atListening.error ?? atListening.status });

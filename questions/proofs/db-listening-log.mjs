// In a worker: server.listening on the line after listen(), and in the 'listening' event.
import { report, run } from './lib.mjs';

const { lines } = await run(`
  import cluster from 'node:cluster';
  import http from 'node:http';
  if (cluster.isPrimary) cluster.fork();
  else {
    const server = http.createServer();
    server.on('listening', () => {
      console.log('event', server.listening);
      cluster.worker.disconnect();
    });
    server.listen(0, '127.0.0.1');
    console.log('after', server.listening);
  }
`);
report(lines.join('\n'));

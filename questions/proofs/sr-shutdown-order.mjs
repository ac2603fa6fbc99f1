// A graceful shutdown with one request in flight: in which order do its steps happen?
import { get, report, start } from './lib.mjs';

const program = start(`
  import cluster from 'node:cluster';
  import http from 'node:http';
  const step = (text) => console.log('step ' + text);
  if (cluster.isPrimary) {
    const worker = cluster.fork();
    worker.on('listening', ({ port }) => console.log('port ' + port));
    worker.on('message', (text) => console.log(text));
    process.on('SIGTERM', () => {
      step('signal');
      worker.disconnect();
    });
    process.on('SIGUSR2', () => worker.send('answer'));
    worker.on('exit', () => {
      step('worker exit');
      process.exitCode = 0;
    });
    process.on('exit', () => step('primary exit'));
  } else {
    http
      .createServer((req, res) => {
        process.on('message', () => res.end('done'));
        process.send('request');
      })
      .listen(0, '127.0.0.1');
    process.on('SIGTERM', () => {});
  }
`);
const seen = [];
const port = Number((await program.line('port')).slice(5));
const request = get(port, '/', { headers: { Connection: 'close' } });
await program.line('request');
process.kill(program.pid, 'SIGTERM');
await program.line('step signal');
seen.push('signal');
const late = await get(port);
if (late.error) seen.push('new connections refused');
process.kill(program.pid, 'SIGUSR2');
if ((await request).status === 200) seen.push('request in flight answered');
const { code } = await program.ended;
for (const line of program.lines.slice(program.lines.indexOf('step signal') + 1)) seen.push(line.slice(5));
report({ seen, code });

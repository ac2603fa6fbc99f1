// Two workers drain: one is done at once, the other has a request in flight.
// How many workers still live when the callback of cluster.disconnect() runs?

import http from 'node:http';
import { report, start, until } from './lib.mjs';

const program = start(`
  import cluster from 'node:cluster';
  import http from 'node:http';
  if (cluster.isPrimary) {
    const workers = [cluster.fork(), cluster.fork()];
    let listening = 0;
    cluster.on('listening', (_, { port }) => ++listening === 2 && console.log('port ' + port));
    cluster.on('message', () => {
      console.log('request');
      cluster.disconnect(() => console.log('alive ' + workers.filter((worker) => !worker.isDead()).length));
    });
  } else {
    http.createServer(() => process.send('request')).listen(0, '127.0.0.1');
  }
`);
const port = Number((await program.line('port')).slice(5));
const request = http.get({ host: '127.0.0.1', port, agent: false }); // held by one worker, never answered
request.on('error', () => {});
const seen = await program.line('alive');
await until(() => program.lines.includes('request'), 'the request arrived');
program.killGroup();
report({ aliveAtCallback: Number(seen.slice(6)) });

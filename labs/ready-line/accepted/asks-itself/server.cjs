'use strict';

const cluster = require('node:cluster');
const http = require('node:http');

const port = Number(process.env.PORT || 8000);
const count = Number(process.env.WORKERS || 2);

// No event tells more than an answer does: ask, until everybody has answered.
function ask(pids) {
  const question = http.get({ port, host: '127.0.0.1', agent: false, timeout: 300 }, (res) => {
    let text = '';
    res.on('data', (part) => {
      text += part;
    });
    res.on('end', () => {
      pids.add(JSON.parse(text).pid);
      again(pids);
    });
  });
  // A connection may be handed to a worker that dies in that moment, and then nobody answers. Node only tells of a
  // timeout; giving up is left to us.
  question.on('timeout', () => question.destroy());
  question.on('error', () => again(pids));
}

function again(pids) {
  const alive = new Set(Object.values(cluster.workers).map((worker) => worker.process.pid));
  for (const pid of pids) if (!alive.has(pid)) pids.delete(pid);
  if (pids.size === count) process.stdout.write('ready\n');
  else setTimeout(ask, 25, pids);
}

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < count; i++) cluster.fork();
  ask(new Set());
} else {
  const { handler, warmUp } = require('./app.js');
  warmUp().then(() => http.createServer(handler).listen(port, '127.0.0.1'));
}

'use strict';

// The primary keeps the time, and hands each single run to a worker, the next one each time.
const cluster = require('node:cluster');
const http = require('node:http');
const { availableParallelism } = require('node:os');

if (cluster.isPrimary) {
  const ready = [];

  cluster.on('listening', (worker) => ready.push(worker));
  cluster.on('exit', (worker) => {
    const at = ready.indexOf(worker);
    if (at >= 0) ready.splice(at, 1);
    cluster.fork();
  });

  setInterval(
    () => {
      const worker = ready.shift();
      if (worker === undefined) return;
      ready.push(worker);
      worker.send('run', () => {});
    },
    Number(process.env.JOB_EVERY_MS || 60_000),
  );

  for (let left = Number(process.env.WORKERS || availableParallelism()); left > 0; left--) cluster.fork();
} else {
  const { handler } = require('./app.js');
  const { runJob } = require('./job.js');
  process.on('message', runJob);
  http.createServer(handler).listen(process.env.PORT || 8000, '127.0.0.1');
}

'use strict';

const cluster = require('node:cluster');
const http = require('node:http');
const { Socket } = require('node:net');
const { availableParallelism } = require('node:os');
const { Worker, isMainThread } = require('node:worker_threads');

// One more pipe to each worker. Only the primary holds its other end, so that it closes when the primary has gone.
const LIFELINE = 4;

if (!isMainThread) {
  const line = new Socket({ fd: LIFELINE, readable: true, writable: false });
  line.on('close', () => process.kill(process.pid, 'SIGKILL'));
  line.on('error', () => {});
  line.resume();
} else if (cluster.isPrimary) {
  cluster.setupPrimary({ stdio: ['inherit', 'inherit', 'inherit', 'ipc', 'pipe'] });
  const count = Number(process.env.WORKERS || availableParallelism());
  for (let i = 0; i < count; i++) cluster.fork();
} else {
  const { handler } = require('./app.js');
  new Worker(__filename).unref();
  http.createServer(handler).listen(process.env.PORT || 8000, '127.0.0.1');
}

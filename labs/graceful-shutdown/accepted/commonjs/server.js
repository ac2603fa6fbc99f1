'use strict';

const cluster = require('node:cluster');
const http = require('node:http');
const os = require('node:os');
const { handler } = require('./app.js');

const count = Number(process.env.WORKERS) || os.availableParallelism();
const timeout = Number(process.env.SHUTDOWN_TIMEOUT_MS) || 10000;

function primary() {
  let stopping = false;
  let running = 0;
  const children = {};

  function start() {
    const worker = cluster.fork();
    running += 1;
    children[worker.id] = worker;
    worker.on('exit', () => {
      running -= 1;
      delete children[worker.id];
      if (!stopping) start();
      else if (running === 0) process.exit(0);
    });
  }

  function stop() {
    if (stopping) return;
    stopping = true;
    Object.keys(children).forEach((id) => {
      children[id].send({ cmd: 'shutdown' });
      children[id].disconnect();
    });
    setTimeout(() => {
      Object.keys(children).forEach((id) => {
        children[id].process.kill('SIGKILL');
      });
    }, timeout).unref();
  }

  ['SIGTERM', 'SIGINT'].forEach((signal) => {
    process.on(signal, stop);
  });
  for (let i = 0; i < count; i += 1) start();
}

function worker() {
  let closing = false;
  const pending = new Set();

  const server = http.createServer((req, res) => {
    pending.add(res);
    res.on('close', () => pending.delete(res));
    if (closing) res.shouldKeepAlive = false;
    handler(req, res);
  });

  process.on('message', (message) => {
    if (message.cmd !== 'shutdown') return;
    closing = true;
    // Node writes `Connection: close` by itself where an answer should not keep its connection.
    pending.forEach((res) => {
      res.shouldKeepAlive = false;
    });
  });
  process.on('SIGTERM', () => undefined);
  process.on('SIGINT', () => undefined);

  server.listen(process.env.PORT || 8000);
}

if (cluster.isPrimary) primary();
else worker();

'use strict';

const cluster = require('node:cluster');
const http = require('node:http');
const os = require('node:os');

const port = process.env.PORT || 8000;
const size = Number(process.env.WORKERS || os.availableParallelism());

function primary() {
  const retired = new Set();
  const pending = [];
  let again = false;

  for (let i = 0; i < size; i++) cluster.fork();

  cluster.on('exit', (worker) => {
    if (retired.delete(worker.id)) step();
    else cluster.fork();
  });

  // One that comes during a reload is not lost: it is made good afterwards.
  process.on('SIGHUP', () => {
    if (pending.length > 0 || retired.size > 0) again = true;
    else start();
  });

  function start() {
    pending.push(...Object.keys(cluster.workers));
    step();
  }

  function step() {
    const old = cluster.workers[pending[0]];
    if (pending.length === 0) {
      if (again) {
        again = false;
        start();
      }
      return;
    }
    if (!old) {
      pending.shift();
      return step();
    }
    cluster.fork().once('listening', () => {
      pending.shift();
      retired.add(old.id);
      old.send({ type: 'stop' });
    });
  }
}

function worker() {
  const { handler } = require('./app.js');
  let stopping = false;
  const server = http.createServer((req, res) => {
    // An answer that has been begun keeps its own head: tell the client when it is written.
    const writeHead = res.writeHead;
    res.writeHead = (...args) => {
      if (stopping) res.setHeader('Connection', 'close');
      return writeHead.apply(res, args);
    };
    handler(req, res);
  });
  process.on('message', (message) => {
    if (message.type !== 'stop') return;
    stopping = true;
    cluster.worker.disconnect();
  });
  server.listen(port, '127.0.0.1');
}

if (cluster.isPrimary) primary();
else worker();

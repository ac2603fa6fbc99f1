'use strict';

const cluster = require('node:cluster');
const http = require('node:http');
const os = require('node:os');

const port = process.env.PORT || 8000;
const size = Number(process.env.WORKERS || os.availableParallelism());
const limit = Number(process.env.READY_TIMEOUT_MS || 5000);

if (cluster.isPrimary) primary();
else worker();

function primary() {
  // What the end of a worker means, by its id; without an entry it is an accident.
  const onEnd = new Map();
  let busy = false;

  for (let i = 0; i < size; i++) cluster.fork();

  cluster.on('exit', (worker) => {
    const meaning = onEnd.get(worker.id);
    onEnd.delete(worker.id);
    if (meaning) meaning();
    else cluster.fork();
  });

  process.on('SIGHUP', () => {
    if (busy) return;
    busy = true;
    next(Object.keys(cluster.workers));
  });

  function next(ids) {
    const id = ids.shift();
    if (id === undefined) busy = false;
    else if (!cluster.workers[id]) next(ids);
    else
      tryOne((error) => {
        if (error) {
          console.error('reload abandoned');
          busy = false;
          return;
        }
        const old = cluster.workers[id];
        if (!old) return next(ids);
        onEnd.set(old.id, () => {
          next(ids);
        });
        old.send('leave');
        old.disconnect();
      });
  }

  function tryOne(callback) {
    const fresh = cluster.fork();
    const timer = setTimeout(() => {
      fresh.process.kill('SIGTERM');
    }, limit);
    onEnd.set(fresh.id, () => {
      clearTimeout(timer);
      callback(new Error('no canary'));
    });
    fresh.once('listening', () => {
      clearTimeout(timer);
      onEnd.delete(fresh.id);
      callback(null);
    });
  }
}

function worker() {
  const { handler } = require('./app.js');
  const open = new Set();
  let leaving = false;
  const server = http.createServer((req, res) => {
    if (leaving) res.setHeader('Connection', 'close');
    open.add(res);
    res.on('close', () => {
      open.delete(res);
    });
    handler(req, res);
  });
  process.on('message', () => {
    leaving = true;
    for (const res of open) if (!res.headersSent) res.setHeader('Connection', 'close');
  });
  server.listen(port, '127.0.0.1');
}

'use strict';

const cluster = require('node:cluster');
const http = require('node:http');

const { PORT = '8000', WORKERS = '2', LIMIT = '10', WINDOW_MS = '60000' } = process.env;

function primary() {
  // When each of the last LIMIT requests was let through. The window slides: each place is free again after its own time.
  const passed = [];
  const take = () => {
    const now = Date.now();
    while (passed.length > 0 && passed[0] <= now - Number(WINDOW_MS)) passed.shift();
    return passed.length < Number(LIMIT) && passed.push(now) > 0;
  };
  const start = () => {
    const worker = cluster.fork();
    worker.on('message', () => {
      const ok = take();
      if (worker.isConnected()) worker.send(ok, () => {});
    });
    worker.on('exit', start);
  };
  for (let i = 0; i < Number(WORKERS); i++) start();
}

function worker() {
  const { createHandler } = require('./app.js');
  const queue = [];
  process.on('message', (ok) => queue.shift()(ok));
  const allow = () => {
    process.send('?');
    return new Promise((resolve) => queue.push(resolve));
  };
  http.createServer(createHandler(allow)).listen(PORT, '127.0.0.1');
}

if (cluster.isPrimary) primary();
else worker();

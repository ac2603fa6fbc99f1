'use strict';

const cluster = require('node:cluster');
const http = require('node:http');

const count = Number(process.env.WORKERS || 2);
const port = Number(process.env.PORT || 8000);

function start(state) {
  const worker = cluster.fork();
  // A channel keeps the order: the n-th answer belongs to the n-th question, and no ids are needed.
  worker.on('message', () => worker.isConnected() && worker.send(++state.total, () => {}));
  worker.on('exit', () => start(state));
}

if (cluster.isPrimary) {
  const state = { total: 0 };
  for (let i = 0; i < count; i++) start(state);
} else {
  const { createHandler } = require('./app.js');
  const queue = [];
  process.on('message', (total) => queue.shift()(total));
  const hit = () => {
    process.send('hit');
    return new Promise((resolve) => queue.push(resolve));
  };
  http.createServer(createHandler(hit)).listen(port, '127.0.0.1');
}

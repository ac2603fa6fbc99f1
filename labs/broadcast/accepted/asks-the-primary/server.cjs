'use strict';

const cluster = require('node:cluster');
const http = require('node:http');

const count = Number(process.env.WORKERS || 2);

if (cluster.isPrimary) {
  let value = null;
  // No copies that could be old: the primary has the only one, and every worker asks for it each time.
  cluster.on('message', (worker, { id, ...change }) => {
    if ('value' in change) value = change.value;
    worker.send({ id, value }, () => {});
  });
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < count; i++) cluster.fork();
} else {
  const { createHandler } = require('./app.js');
  const waiting = new Map();
  process.on('message', ({ id, value }) => {
    waiting.get(id)(value);
    waiting.delete(id);
  });
  const ask = (question) =>
    new Promise((resolve) => {
      const id = waiting.size === 0 ? 1 : Math.max(...waiting.keys()) + 1;
      waiting.set(id, resolve);
      process.send({ ...question, id });
    });
  const setting = { get: () => ask({}), set: (value) => ask({ value }) };
  http.createServer(createHandler(setting)).listen(process.env.PORT || 8000, '127.0.0.1');
}

'use strict';

const cluster = require('node:cluster');
const http = require('node:http');
const os = require('node:os');

const PORT = Number(process.env.PORT || 8000);
// An empty WORKERS is no number either, so || and not ??.
const WORKERS = Number(process.env.WORKERS || os.availableParallelism());

if (cluster.isPrimary) {
  let left = WORKERS;
  while (left-- > 0) cluster.fork();
} else {
  // app.mjs is an ES module. Since Node 22.12 require() can load one that has no top-level await.
  const { handler } = require('./app.mjs');
  http.createServer(handler).listen(PORT, '127.0.0.1');
}

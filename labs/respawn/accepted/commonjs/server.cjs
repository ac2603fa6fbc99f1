'use strict';

const cluster = require('node:cluster');
const http = require('node:http');
const { availableParallelism } = require('node:os');

if (cluster.isPrimary) {
  // A listener on each worker instead of one on the cluster: then the replacement needs one as well.
  const keepAlive = () => cluster.fork().once('exit', keepAlive);

  const count = Number(process.env.WORKERS || availableParallelism());
  for (let i = 0; i < count; i++) keepAlive();
} else {
  // app.js is an ES module. Since Node 22.12 require() can load one that has no top-level await.
  const { handler } = require('./app.js');
  http.createServer(handler).listen(process.env.PORT || 8000, '127.0.0.1');
}

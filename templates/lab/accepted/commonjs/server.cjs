'use strict';

const cluster = require('node:cluster');
const http = require('node:http');

if (cluster.isPrimary) {
  let left = Number(process.env.WORKERS || 2);
  while (left-- > 0) cluster.fork();
} else {
  // app.js is an ES module. Since Node 22.12 require() can load one that has no top-level await.
  const { handler } = require('./app.js');
  http.createServer(handler).listen(Number(process.env.PORT), '127.0.0.1');
}

'use strict';

const cluster = require('node:cluster');
const http = require('node:http');
const { availableParallelism } = require('node:os');

const SECOND = 1000;

if (cluster.isPrimary) {
  const count = Number(process.env.WORKERS || availableParallelism());
  for (let i = 0; i < count; i++) cluster.fork();

  // The simplest thing that works: no more than one try a second for each place, whatever the reason.
  cluster.on('exit', () => setTimeout(() => cluster.fork(), SECOND));
} else {
  const { handler } = require('./app.js');
  http.createServer(handler).listen(process.env.PORT || 8000, '127.0.0.1');
}

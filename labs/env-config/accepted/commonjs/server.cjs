'use strict';

const cluster = require('node:cluster');
const http = require('node:http');
const { availableParallelism } = require('node:os');

const int = (value) => (/^[1-9][0-9]{0,4}$/.test(value) ? +value : NaN);

const { PORT = '8000', WORKERS = String(availableParallelism()) } = process.env;

if (cluster.isPrimary) {
  // Nothing is caught here: an uncaught error ends the process with code 1, and its message stands on stderr.
  if (!(int(PORT) <= 65535)) throw new Error(`PORT is not a port: ${PORT}`);
  if (!(int(WORKERS) <= 64)) throw new Error(`WORKERS is not a number from 1 to 64: ${WORKERS}`);
  for (let i = 0; i < int(WORKERS); i++) cluster.fork();
} else {
  const { handler } = require('./app.js');
  http.createServer(handler).listen(int(PORT), '127.0.0.1');
}

'use strict';

const cluster = require('node:cluster');
const http = require('node:http');
const { availableParallelism } = require('node:os');

if (cluster.isPrimary) {
  const fork = () => {
    const worker = cluster.fork();
    // The child process has the same event, with the same two arguments.
    worker.process.on('exit', (code) => {
      if (code === 42) {
        // No signal is needed: idle workers leave by themselves when their primary has gone.
        process.exit(1);
      } else if (code !== 0) {
        // A code, or null for a signal: neither is 0.
        fork();
      }
    });
  };
  for (let left = Number(process.env.WORKERS || availableParallelism()); left > 0; left--) fork();
} else {
  const { handler } = require('./app.js');
  http.createServer(handler).listen(process.env.PORT || 8000, '127.0.0.1');
}

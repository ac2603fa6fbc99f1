'use strict';

// The other way round: the primary asks, the workers answer.
const cluster = require('node:cluster');
const http = require('node:http');
const { availableParallelism } = require('node:os');

const limit = Number(process.env.HEARTBEAT_TIMEOUT_MS || 5000);

if (cluster.isPrimary) {
  const watch = (worker) => {
    let waitingSince = null;
    const timer = setInterval(() => {
      if (waitingSince === null) {
        waitingSince = Date.now();
        worker.send('ping', () => {});
      } else if (Date.now() - waitingSince > limit * 0.8) {
        process.kill(worker.process.pid, 'SIGKILL');
        clearInterval(timer);
      }
    }, limit / 8);
    worker.on('message', () => {
      waitingSince = null;
    });
    worker.once('exit', () => clearInterval(timer));
  };
  const start = () => {
    const worker = cluster.fork();
    worker.once('listening', () => watch(worker));
    worker.once('exit', start);
  };
  for (let left = Number(process.env.WORKERS || availableParallelism()); left > 0; left--) start();
} else {
  const { handler } = require('./app.js');
  process.on('message', (message) => process.send({ answerTo: message }));
  http.createServer(handler).listen(process.env.PORT || 8000, '127.0.0.1');
}

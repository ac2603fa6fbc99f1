'use strict';

// cluster reads this variable when it is loaded, so it has to be set before. With require() the order of the lines is the
// order of what happens; an `import` would be carried out before any line of the file.
process.env.NODE_CLUSTER_SCHED_POLICY = 'rr';

const cluster = require('node:cluster');
const http = require('node:http');
const { availableParallelism } = require('node:os');

if (cluster.isPrimary) {
  cluster.setupPrimary({ serialization: 'advanced' });
  const count = Number(process.env.WORKERS || availableParallelism());
  for (let i = 0; i < count; i++) cluster.fork();
} else {
  const { handler } = require('./app.js');
  http.createServer(handler).listen(process.env.PORT || 8000, '127.0.0.1');
}

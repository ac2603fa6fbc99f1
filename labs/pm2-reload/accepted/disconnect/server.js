import cluster from 'node:cluster';
import http from 'node:http';
import { handler, loadPrices } from './app.js';

let leaving = false;

const server = http.createServer(async (req, res) => {
  // After each answer of a worker that leaves the connection is given up from this side.
  res.on('finish', () => leaving && setImmediate(() => server.closeIdleConnections()));
  handler(req, res);
});

function leave() {
  if (leaving) return;
  leaving = true;
  // Closes all servers of this worker, also the health socket, then the channel; PM2 is told that it is on purpose.
  cluster.worker.disconnect();
  cluster.worker.once('disconnect', () => process.exit());
}

process.on('SIGINT', leave);
process.on('SIGTERM', leave);

loadPrices()
  .then(() => new Promise((resolve) => server.listen(process.env.PORT, '127.0.0.1', resolve)))
  .then(() => process.send('ready'));

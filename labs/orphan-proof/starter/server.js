import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  // TODO: when the primary has gone this process must go as well, within two seconds, whatever it is doing. An idle worker
  //       does so by itself: Node sees that the channel to the primary has closed. What of one whose event loop is busy?
  // TODO: and what of one that is about to disconnect? Node lets it finish its work, also when the primary has gone.
  // TODO: as long as the primary lives, leave the worker alone, however busy it is.
  createServer(handler).listen(PORT, '127.0.0.1');
}

import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
const LIMIT = Number(process.env.LIMIT ?? 10);
const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);

if (cluster.isPrimary) {
  // 10 for three workers: 4, 3 and 3. A replacement inherits the place.
  const start = (place) => {
    const share = Math.floor(LIMIT / WORKERS) + (place < LIMIT % WORKERS ? 1 : 0);
    cluster.fork({ SHARE: share }).on('exit', () => start(place));
  };
  for (let place = 0; place < WORKERS; place++) start(place);
} else {
  let used = 0;
  let windowEnd = 0;
  const allow = () => {
    const now = performance.now();
    if (now >= windowEnd) {
      used = 0;
      windowEnd = now + WINDOW_MS;
    }
    if (used >= Number(process.env.SHARE)) return false;
    used += 1;
    return true;
  };
  createServer(createHandler(allow)).listen(PORT, '127.0.0.1');
}

import { createServer } from 'node:http';
import { handler } from './app.js';

createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');

// Whoever takes more than 250 MiB goes, and PM2 sees to the rest.
setInterval(() => {
  if (process.memoryUsage.rss() > 250 * 1024 * 1024) process.exit(12);
}, 500).unref();

// Wrong on purpose. A fine shutdown of a single process: the lab asks for WORKERS of them.
import { createServer } from 'node:http';
import { handler } from './app.js';

const SHUTDOWN_TIMEOUT_MS = Number(process.env.SHUTDOWN_TIMEOUT_MS ?? 10_000);

const server = createServer(handler);

const stop = () => {
  server.close(() => process.exit(0));
  setTimeout(() => process.exit(0), SHUTDOWN_TIMEOUT_MS).unref();
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1');

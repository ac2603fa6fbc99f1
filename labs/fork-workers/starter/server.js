import { createServer } from 'node:http';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);

// TODO: how many workers? WORKERS says so. If it is not set: as many as this process can really run in parallel.

// TODO: this script will run once in the primary and once more, from line 1, in every worker. Tell them apart:
//       the primary forks the workers and serves nothing itself;
//       each worker creates the server and listens on PORT.

const server = createServer(handler);

server.listen(PORT, '127.0.0.1');

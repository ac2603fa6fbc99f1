import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';
import { Pool } from './pool.js';

const PORT = Number(process.env.PORT ?? 8000);
const POOL = Number(process.env.POOL ?? availableParallelism());

// The threads are started once, not for each request: a start costs some ten milliseconds and some megabytes.
const pool = new Pool(new URL('./hash-thread.js', import.meta.url), POOL);

// The main thread only takes requests and hands out answers. It is free nearly all of the time, which is why `/` is
// answered at once whatever the threads do.
createServer(createHandler((n) => pool.run(n))).listen(PORT, '127.0.0.1');

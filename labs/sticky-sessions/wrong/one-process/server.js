import { createServer } from 'node:http';
import { handler } from './app.js';

// One process, and every client reaches it each time.
createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');

// Given: you need not change this file. The work is in ecosystem.config.cjs.
import { createServer } from 'node:http';
import { handler } from './app.js';

// One process, one server, and no `cluster` anywhere: in cluster mode PM2 is the primary, and forks this file.
createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');

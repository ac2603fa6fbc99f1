import { createServer } from 'node:http';
import { handler } from './app.js';

createServer(handler).listen({ port: Number(process.env.PORT ?? 8000), host: '127.0.0.1' });

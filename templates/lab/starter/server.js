import { createServer } from 'node:http';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);

// TODO: what the learner is to do, in words that do not give it away. Here: fork WORKERS workers, and let them serve.

createServer(handler).listen(PORT, '127.0.0.1');

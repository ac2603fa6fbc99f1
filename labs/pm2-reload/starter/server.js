import { createServer } from 'node:http';
import { handler, loadPrices } from './app.js';

const server = createServer(handler);

// TODO: in this order a new worker gets requests before it can answer them.
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
loadPrices();

// TODO: tell PM2 when this worker is ready. (It cannot see that for itself: look at what else listens in app.js.)
// TODO: PM2 says goodbye with SIGINT. Finish what has begun, and leave then.

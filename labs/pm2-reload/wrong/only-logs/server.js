import { createServer } from 'node:http';
import { handler, loadPrices } from './app.js';

await loadPrices();

createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1', () => {
  process.send?.('ready');
});

process.on('SIGINT', () => console.log(`worker ${process.pid}: goodbye`));

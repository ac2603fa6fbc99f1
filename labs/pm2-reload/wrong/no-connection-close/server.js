import { createServer } from 'node:http';
import { handler, loadPrices } from './app.js';

await loadPrices();

const server = createServer(handler);
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1', () => process.send?.('ready'));

process.on('SIGINT', () => {
  server.close(() => process.exit(0));
});

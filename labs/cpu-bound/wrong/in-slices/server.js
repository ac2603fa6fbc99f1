import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { hash } from './hash.js';

createServer(createHandler(hash)).listen(process.env.PORT, '127.0.0.1');

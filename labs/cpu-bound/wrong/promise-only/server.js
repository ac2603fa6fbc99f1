import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { hash } from './hash.js';

// As a promise, and only after setImmediate, so that it runs in the background.
const compute = (n) =>
  new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(hash(n));
      } catch (error) {
        reject(error);
      }
    });
  });

createServer(createHandler(compute)).listen(process.env.PORT, '127.0.0.1');

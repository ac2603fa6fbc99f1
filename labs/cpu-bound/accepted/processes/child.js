import { hash } from './hash.js';

process.on('message', (n) => process.send(hash(n)));

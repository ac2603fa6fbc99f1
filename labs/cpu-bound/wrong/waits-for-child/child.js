import { hash } from './hash.js';

console.log(hash(Number(process.argv[2])));

// A worker sends the five values, each in an object of its own.
import cluster from 'node:cluster';
import { report } from './lib.mjs';

if (cluster.isPrimary) {
  const got = {};
  cluster.fork();
  cluster.on('message', (_worker, message) => {
    Object.assign(got, message);
    if (!('bigint' in got)) return;
    report({ ...got, date: typeof got.date });
  });
} else {
  process.send({ map: new Map([['a', 1]]) });
  process.send({ nan: NaN });
  process.send({ date: new Date() });
  process.send({ buffer: Buffer.from('hi') });
  try {
    process.send({ bigint: 10n });
  } catch (error) {
    process.send({ bigint: error.name });
  }
}

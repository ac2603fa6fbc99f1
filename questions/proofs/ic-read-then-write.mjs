// Two workers count one hit each, in both ways. The primary lets both read before the first one may write.
import cluster from 'node:cluster';
import { report } from './lib.mjs';

if (cluster.isPrimary) {
  let number = 0;
  let added = 0;
  let done = 0;
  const readers = [];
  cluster.on('message', (worker, message) => {
    if (message.type === 'add') added += 1;
    if (message.type === 'read') {
      readers.push(worker);
      if (readers.length === 2) for (const reader of readers) reader.send({ number });
    }
    if (message.type === 'write') {
      number = message.number;
      done += 1;
      if (done === 2) report({ readThenWrite: number, addOne: added });
    }
  });
  cluster.fork();
  cluster.fork();
} else {
  process.on('message', ({ number }) => process.send({ type: 'write', number: number + 1 }));
  process.send({ type: 'add' });
  process.send({ type: 'read' });
}

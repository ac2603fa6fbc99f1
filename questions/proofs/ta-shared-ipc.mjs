// A SharedArrayBuffer that a primary sends to a worker, with both kinds of serialization.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const arrives = async (serialization) => {
    cluster.setupPrimary({ serialization });
    const worker = cluster.fork();
    await once(worker, 'online');
    try {
      worker.send(new SharedArrayBuffer(4));
    } catch {
      return 'throws';
    }
    const [text] = await once(worker, 'message');
    return text;
  };
  report({ json: await arrives('json'), advanced: await arrives('advanced') });
} else process.on('message', (message) => process.send(JSON.stringify(message)));

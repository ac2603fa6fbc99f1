// The primary sends an object to two workers. The first one changes it. What do the others see?
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

const tell = (line) => console.log(JSON.stringify(line));

if (cluster.isPrimary) {
  const settings = { limit: 10 };
  const seen = [];
  for (let id = 1; id <= 2; id++) {
    const worker = cluster.fork();
    worker.send(settings);
    const [limit] = await once(worker, 'message');
    seen.push(limit);
  }
  tell({ primary: true, said: `My limit is ${settings.limit}.` });
  report({ workers: seen, primary: settings.limit });
} else {
  const [settings] = await once(process, 'message');
  tell({ worker: cluster.worker.id, said: `I got the limit ${settings.limit}, and add 5.` });
  settings.limit += 5;
  process.send(settings.limit);
}

// Kills five workers and looks at the list at the later of the two events.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const gone = [];
  for (let i = 0; i < 5; i++) {
    const worker = cluster.fork();
    await once(worker, 'online');
    const both = [once(worker, 'disconnect'), once(worker, 'exit')];
    // Looked at in the listener itself, as a primary would.
    let events = 0;
    let listed;
    for (const event of ['disconnect', 'exit']) {
      worker.on(event, () => {
        events += 1;
        if (events === 2) listed = worker.id in cluster.workers;
      });
    }
    worker.process.kill('SIGKILL');
    await Promise.all(both);
    gone.push(listed === false);
  }
  report(gone);
}

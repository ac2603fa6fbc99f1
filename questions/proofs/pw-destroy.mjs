// Ends one worker by worker.destroy() and another one by worker.kill(). How do they go?
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  const endBy = async (method) => {
    const worker = cluster.fork();
    await new Promise((resolve) => worker.once('online', resolve));
    worker[method]();
    return new Promise((resolve) => worker.once('exit', (_code, signal) => resolve(signal)));
  };
  console.log(JSON.stringify({ destroy: await endBy('destroy'), kill: await endBy('kill') }));
} else {
  setInterval(() => {}, 1000);
}

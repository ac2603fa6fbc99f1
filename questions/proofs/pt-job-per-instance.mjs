// Four instances of one program; each gets its own number in NODE_APP_INSTANCE, as PM2 gives it.
// How often does a job run that every instance starts, and one that only instance 0 starts?
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  const runs = { everywhere: 0, onlyInstance0: 0 };
  let alive = 4;
  cluster.on('message', (_worker, job) => {
    runs[job]++;
  });
  cluster.on('exit', () => {
    if (--alive === 0) console.log(JSON.stringify(runs));
  });
  for (let i = 0; i < 4; i++) cluster.fork({ NODE_APP_INSTANCE: String(i) });
} else {
  const job = (name) => new Promise((resolve) => process.send(name, resolve));
  setTimeout(async () => {
    await job('everywhere');
    if (process.env.NODE_APP_INSTANCE === '0') await job('onlyInstance0');
    process.disconnect();
  }, 10);
}

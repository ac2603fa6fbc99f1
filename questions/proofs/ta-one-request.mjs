// One request that computes, in a cluster of three: how many workers does it keep busy?
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  const workers = [1, 2, 3].map(() => cluster.fork());
  const port = await new Promise((resolve) => {
    let ready = 0;
    cluster.on('listening', (_, address) => ++ready === workers.length && resolve(address.port));
  });

  /** CPU time that each worker has used so far, in ms. */
  const used = () =>
    Promise.all(
      workers.map((worker) => {
        worker.send('cpu?');
        return new Promise((resolve) => worker.once('message', resolve));
      }),
    );
  const before = await used();
  await new Promise((resolve) => {
    http.get({ host: '127.0.0.1', port, agent: false }, (res) => res.resume().on('end', resolve));
  });
  const after = await used();
  const busy = after.filter((ms, i) => ms - before[i] > 300).length;
  console.log(JSON.stringify({ workersBusy: busy }));
  for (const worker of workers) worker.process.kill('SIGKILL');
} else {
  const cpu = () => process.cpuUsage().user / 1000;
  http
    .createServer((_req, res) => {
      const start = cpu();
      while (cpu() - start < 500) for (let i = 0; i < 1e6; i++); // half a second of CPU time
      res.end('done');
    })
    .listen(0, '127.0.0.1');
  process.on('message', () => process.send(cpu()));
}

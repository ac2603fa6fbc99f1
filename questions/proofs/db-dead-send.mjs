// worker.send() to a worker that has exited, with a callback: which error does the callback get?
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  worker.on('exit', () => {
    worker.send('hello', (error) => console.log(JSON.stringify(error.code)));
  });
} else {
  process.exit(0);
}

// A worker fills its heap until V8 gives up. What does the primary's 'exit' event say?
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.setupPrimary({ execArgv: ['--max-old-space-size=30'], silent: true });
  const worker = cluster.fork();
  worker.process.stderr.resume(); // V8's report, not wanted here
  cluster.on('exit', (_, code, signal) => {
    console.log(JSON.stringify(`${code} ${signal}`));
  });
} else {
  const kept = [];
  for (;;) kept.push(new Array(100_000).fill({}));
}

// A primary that passes on the code 78, "bad configuration", instead of forking again.
import { report, run } from './lib.mjs';

const { code, lines } = await run(`
  import cluster from 'node:cluster';
  const BAD_CONFIGURATION = 78;
  if (cluster.isPrimary) {
    const fork = () => {
      console.log('fork');
      cluster.fork();
    };
    cluster.on('exit', (worker, code) => {
      if (code !== BAD_CONFIGURATION) return fork();
      process.exitCode = code;
      cluster.disconnect();
    });
    fork();
  } else {
    console.error('WORKERS must be a number, and is "many"');
    process.exit(BAD_CONFIGURATION);
  }
`);
report({ forks: lines.length, primary: code });

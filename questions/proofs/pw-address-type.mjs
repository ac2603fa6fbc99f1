// One worker listens on 127.0.0.1; what does the event say?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.on('listening', (worker, address) => {
    console.log(address.address, address.addressType);
    process.exit();
  });
} else {
  http.createServer().listen(0, '127.0.0.1');
}
`);
report(lines[0]);

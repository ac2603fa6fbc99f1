// Another program holds the port. Where in a cluster does the error come up?
import cluster from 'node:cluster';
import http from 'node:http';
import net from 'node:net';

if (cluster.isPrimary) {
  const seen = { inPrimary: null, inWorkers: [] };
  process.on('uncaughtException', (error) => {
    seen.inPrimary = error.code;
  });
  const other = net.createServer().listen(0, '127.0.0.1', () => {
    let alive = 2;
    cluster.on('message', (_, code) => seen.inWorkers.push(code));
    cluster.on('exit', () => {
      if (--alive > 0) return;
      console.log(JSON.stringify(seen));
      other.close();
    });
    for (let i = 0; i < 2; i++) cluster.fork({ PORT: other.address().port });
  });
} else {
  http
    .createServer()
    .on('error', (error) => process.send(error.code, () => process.disconnect()))
    .listen(Number(process.env.PORT), '127.0.0.1');
}

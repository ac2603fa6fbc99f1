// Can one process, without cluster, have 500 requests waiting at the same time?
// The server answers nobody before all 500 have arrived, so the program can only end if it can.
import http from 'node:http';

const many = 500;
const waiting = [];
const server = http.createServer((_req, res) => {
  waiting.push(res);
  if (waiting.length === many) for (const each of waiting) each.end('ok');
});
server.listen(0, '127.0.0.1', 511, async () => {
  const { port } = server.address();
  const ask = () =>
    new Promise((resolve) => {
      http
        .get({ host: '127.0.0.1', port, agent: false }, (res) =>
          res.resume().on('end', () => resolve(res.statusCode)),
        )
        .on('error', (error) => resolve(error.code));
    });
  const answers = await Promise.all(Array.from({ length: many }, ask));
  const answered = answers.filter((status) => status === 200).length;
  console.log(JSON.stringify({ answered }));
  server.close();
});
setTimeout(() => process.exit(1), 60_000).unref();

// One worker crashes; its primary forks another one, which serves on.
import { get, report, start, until } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.on('exit', () => cluster.fork());
  cluster.on('listening', (worker, { port }) => console.log('port', port));
} else {
  const server = http.createServer((req, res) => {
    if (req.url === '/crash') process.exit(1);
    res.end(String(process.pid));
  });
  server.listen(0, '127.0.0.1');
}
`);
const port = (line) => Number(line.split(' ')[1]);
const first = await get(port(await program.line('port')));
await get(port(program.lines[0]), '/crash');
const again = port(await program.line('port', 2));
const second = await until(async () => {
  const answer = await get(again, '/', { ms: 1_000 });
  return answer.status === 200 && answer;
}, 'an answer of the replacement');
report({
  servedByFirst: first.status === 200,
  servedByReplacement: second.status === 200 && second.body !== first.body,
});

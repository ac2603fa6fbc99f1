// A server stands still for one second. What do a client that waits and a client that keeps its rate see of it?
import { get, report, start, until } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));
const server = start(`
  import http from 'node:http';
  http
    .createServer((req, res) => {
      if (req.url === '/stall') {
        const end = Date.now() + 1000;
        while (Date.now() < end);
      }
      res.end('done');
    })
    .listen(0, '127.0.0.1', function () { console.log('port ' + this.address().port); });
`);
const port = Number((await server.line('port')).slice(5));
const SLOW = 500; // ms
const timed = async (path = '/') => {
  const begin = performance.now();
  await get(port, path);
  return performance.now() - begin > SLOW ? 1 : 0;
};

let closedLoop = 0;
for (let i = 0; i < 20; i++) closedLoop += await timed(i === 10 ? '/stall' : '/');
say({ client: 1 }, `I wait for each answer: ${closedLoop} of my requests took more than ${SLOW} ms`);

let openLoop = 0;
let sent = 0;
let answered = 0;
const timer = setInterval(async () => {
  if (sent === 120) return clearInterval(timer);
  const slow = await timed(++sent === 10 ? '/stall' : '/');
  openLoop += slow;
  answered += 1;
}, 10);
await until(() => answered === 120, 'all are answered');
say({ client: 2 }, `I send one each 10 ms: ${openLoop} of my requests took more than ${SLOW} ms`);
report({ closedLoop, openLoop: openLoop > 20 ? 'more than 20' : openLoop });

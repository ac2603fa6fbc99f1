// A worker answers datagrams. Does it do so while the primary is stopped?
import dgram from 'node:dgram';
import { once, report, start } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import dgram from 'node:dgram';

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  cluster.fork();
} else {
  const socket = dgram.createSocket('udp4');
  socket.on('message', (text, from) => socket.send('answer', from.port, from.address));
  socket.bind(0, '127.0.0.1', () => console.log(socket.address().port));
}
`);
const port = Number(await program.line(''));
const client = dgram.createSocket('udp4');
process.kill(program.pid, 'SIGSTOP');
const answer = once(client, 'message');
client.send('question', port, '127.0.0.1');
const [text] = await answer;
process.kill(program.pid, 'SIGCONT');
report({ answeredWithoutPrimary: String(text) === 'answer' });

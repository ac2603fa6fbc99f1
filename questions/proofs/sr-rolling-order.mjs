// Replaces one worker: fork, wait for listening, disconnect the old one, wait for its exit. A client asks at every step.
import { get, report, start } from './lib.mjs';

const program = start(`
  import cluster from 'node:cluster';
  import http from 'node:http';
  if (cluster.isPrimary) {
    const step = (text) => console.log('step ' + text);
    const next = () => new Promise((resolve) => process.once('SIGUSR2', resolve));
    const once = (emitter, event) => new Promise((resolve) => emitter.once(event, resolve));
    const old = cluster.fork();
    const { port } = await once(old, 'listening');
    console.log('port ' + port);
    await next();
    const fresh = cluster.fork();
    step('fork');
    await once(fresh, 'listening');
    step('listening');
    await next();
    const gone = once(old, 'exit');
    old.disconnect();
    step('disconnect');
    await gone;
    step('exit');
  } else {
    http.createServer((req, res) => res.end('ok')).listen(0, '127.0.0.1');
  }
`);
const port = Number((await program.line('port')).slice(5));
const answers = [];
const ask = async () => answers.push((await get(port)).status);
await ask();
process.kill(program.pid, 'SIGUSR2');
await program.line('step listening');
await ask();
process.kill(program.pid, 'SIGUSR2');
await program.line('step disconnect');
await ask();
await program.line('step exit');
await ask();
const steps = program.lines.filter((line) => line.startsWith('step')).map((line) => line.slice(5));
report({ steps, answers });

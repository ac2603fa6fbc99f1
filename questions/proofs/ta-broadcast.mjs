// Who hears a message on a BroadcastChannel: two threads of the same process, and a child process.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BroadcastChannel, Worker } from 'node:worker_threads';
import { once, report, until } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));

if (process.send) {
  const news = new BroadcastChannel('news');
  let heard = 0;
  news.onmessage = () => heard++;
  process.on('message', () => process.send({ heard }));
  process.on('disconnect', () => news.close());
  process.send('ready');
} else {
  const child = fork(fileURLToPath(import.meta.url));
  await once(child, 'message');
  const source = `
    const { BroadcastChannel, parentPort } = require('node:worker_threads');
    const news = new BroadcastChannel('news');
    news.onmessage = ({ data }) => parentPort.postMessage(data);
    parentPort.postMessage('ready');
  `;
  const threads = [new Worker(source, { eval: true }), new Worker(source, { eval: true })];
  await Promise.all(threads.map((thread) => once(thread, 'message')));

  let heard = 0;
  for (const [i, thread] of threads.entries()) {
    thread.on('message', (text) => {
      heard++;
      say({ worker: i + 1 }, `this thread heard ${text}`);
    });
  }
  new BroadcastChannel('news').postMessage('hello');
  say({ primary: true }, 'the main thread has posted hello');
  await until(() => heard === 2, 'both threads have heard it');
  child.send('what did you hear?');
  const [answer] = await once(child, 'message');
  say({ client: 1 }, `the child process heard ${answer.heard} messages`);
  report({ threads: heard, childProcess: answer.heard });
}

// A parent that waits for the message 'ready', as a process manager does. Which call of the child reaches it?
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

if (process.argv[2] === 'send') process.send('ready', () => process.disconnect());
else if (process.argv[2] === 'emit') {
  process.emit('ready');
  process.disconnect();
} else {
  const heard = (how) =>
    new Promise((resolve) => {
      const child = fork(fileURLToPath(import.meta.url), [how]);
      let message = null;
      child.on('message', (text) => {
        message = text;
      });
      child.on('exit', () => resolve(message));
    });
  console.log(JSON.stringify({ send: await heard('send'), emit: await heard('emit') }));
}

// Two helpers ask their parent something. One has called ref() and gets its answer, the other one ends without.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { once, report } from './lib.mjs';

const way = process.argv[2];
if (way === undefined) {
  const start = (name) => {
    const child = fork(fileURLToPath(import.meta.url), [name]);
    process.on('exit', () => child.kill('SIGKILL'));
    return child;
  };
  const withRef = start('ref');
  await once(withRef, 'message');
  // The first helper has asked before this one is started, and is still there when this one has ended.
  const [code] = await once(start('unref'), 'exit');
  const answer = once(withRef, 'message');
  withRef.send('the answer');
  report({ unref: code === 0 ? 'ended' : 'failed', ref: (await answer)[0] });
} else {
  process.on('message', () => process.send('answered', () => process.disconnect()));
  process.channel.unref();
  process.send('the question');
  if (way === 'ref') process.channel.ref();
}

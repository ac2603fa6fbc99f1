// The same loop on the main thread and in a thread: how often does a 5 ms timer of the main thread fire meanwhile?
import { isMainThread, Worker } from 'node:worker_threads';

const busy = (ms) => {
  const end = Date.now() + ms;
  while (Date.now() < end);
};

if (isMainThread) {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);

  busy(400);
  const onMainThread = ticks;

  const thread = new Worker(new URL(import.meta.url));
  thread.on('exit', () => {
    clearInterval(timer);
    console.log(
      JSON.stringify({
        onMainThread: onMainThread === 0 ? 'timer blocked' : 'timer fires',
        inThread: ticks > 0 ? 'timer fires' : 'timer blocked',
      }),
    );
  });
} else {
  busy(400);
}

// A handler blocks the event loop for 300 ms. Does the histogram of the event loop's delay show it?
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
setTimeout(() => {
  const end = Date.now() + 300;
  while (Date.now() < end); // the blocking work
  setTimeout(() => {
    delay.disable();
    const worst = delay.max / 1e6; // nanoseconds to milliseconds
    console.log(JSON.stringify({ worstDelayAtLeast250ms: worst >= 250 }));
  }, 50);
}, 50);

// The utilization of an event loop that waits, and of one that works.
import { performance } from 'node:perf_hooks';

const over = async (work) => {
  const before = performance.eventLoopUtilization();
  await work();
  return performance.eventLoopUtilization(before).utilization;
};
const wait = () => new Promise((resolve) => setTimeout(resolve, 300));
const compute = () =>
  new Promise((resolve) => {
    setTimeout(() => {
      const end = performance.now() + 300;
      while (performance.now() < end); // the work
      setImmediate(resolve);
    }, 1);
  });

await wait();
const side = (utilization) => (utilization < 0.5 ? 'below a half' : 'above a half');
console.log(JSON.stringify({ waiting: side(await over(wait)), working: side(await over(compute)) }));

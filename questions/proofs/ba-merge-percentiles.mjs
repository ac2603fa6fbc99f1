// One worker served 1,000 requests, a tenth of them slowly; three served 100 each, all quickly.
import { report } from './lib.mjs';

const p99 = (times) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1];
const busy = [...Array(900).fill(10), ...Array(100).fill(1000)];
const calm = Array(100).fill(10);
const workers = [busy, calm, calm, calm];
report({
  average: workers.map(p99).reduce((sum, value) => sum + value) / workers.length,
  overAll: p99(workers.flat()),
});

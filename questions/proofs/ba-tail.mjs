// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
const times = [...Array(98).fill(10), 2000, 2000];
const mean = times.reduce((sum, time) => sum + time) / times.length;
console.log(mean, times[49], times[98]);
`);
report(lines[0]);

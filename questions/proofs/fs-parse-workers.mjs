// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
for (const text of ['4x', '']) {
  console.log(Number.parseInt(text, 10), Number(text));
}
`);
report(lines);

// A rejection that nobody handles arrives at 'uncaughtException'. What does the second argument say?
import { report, run } from './lib.mjs';

const { lines } = await run(`
  process.on('uncaughtException', (error, origin) => {
    console.log(error.message, origin);
  });
  Promise.reject(new Error('late'));
`);
report(lines);

// What is still done of the work that a listener of 'exit' begins?
import { report, run } from './lib.mjs';

const { lines } = await run(`
  process.on('exit', async () => {
    console.log('in the listener');
    setTimeout(() => console.log('in the timer'), 0);
    await new Promise((resolve) => setImmediate(resolve));
    console.log('after await');
  });
`);
report({
  inTheListener: lines.includes('in the listener'),
  inTheTimer: lines.includes('in the timer'),
  afterAwait: lines.includes('after await'),
});

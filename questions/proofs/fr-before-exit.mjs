// Which of the two events comes when a program calls process.exit()?
import { report, run } from './lib.mjs';

const { lines } = await run(`
  process.on('beforeExit', () => console.log('beforeExit'));
  process.on('exit', () => console.log('exit'));
  setTimeout(() => process.exit(0), 10);
`);
report(lines);

// Some code calls process.exit(). What does --trace-exit say of it?
import { report, run } from './lib.mjs';

const { stderr, code } = await run(
  `
const lookAround = () => process.exit(3);
lookAround();
`,
  { execArgv: ['--trace-exit'] },
);
report({ code, namesTheFunction: stderr.includes('lookAround') });

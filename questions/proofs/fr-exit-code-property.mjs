// process.exitCode is set, and changed again by a listener of 'exit'. With which code does the process end?
import { report, run } from './lib.mjs';

const { code } = await run(`
  process.exitCode = 3;
  process.on('exit', (code) => {
    if (code === 3) process.exitCode = 4;
  });
`);
report(code);

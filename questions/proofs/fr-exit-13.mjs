// The top level of a module awaits a promise that is never settled.
import { report, run } from './lib.mjs';

const { code, lines } = await run(`
  await new Promise(() => {});
  console.log('ready');
`);
report({ code, printed: lines });

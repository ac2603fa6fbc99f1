// Runs three spellings in a process without a channel, and tells the exit codes.
import { report, run } from './lib.mjs';

const codeOf = async (source) => (await run(source)).code;
report({
  guarded: await codeOf("process.send?.('ready'); process.send && process.send('ready');"),
  unguarded: await codeOf("process.send('ready');"),
  wrongGuard: await codeOf("process?.send('ready');"),
});

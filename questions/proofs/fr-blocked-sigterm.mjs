// SIGTERM to a program in an endless loop, with a handler and without; a supervisor sends SIGKILL when it has waited enough.
import { report, start } from './lib.mjs';

const endedBy = async (handler) => {
  const program = start(`
    ${handler}
    setImmediate(() => {
      console.log('looping');
      for (;;);
    });
  `);
  await program.line('looping');
  process.kill(program.pid, 'SIGTERM');
  const timer = setTimeout(() => process.kill(program.pid, 'SIGKILL'), handler === '' ? 60_000 : 500);
  const { signal } = await program.ended;
  clearTimeout(timer);
  return signal;
};

report({
  withHandler: await endedBy("process.on('SIGTERM', () => process.exit(0));"),
  withoutHandler: await endedBy(''),
});

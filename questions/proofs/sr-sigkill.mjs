// A worker handles SIGTERM and SIGINT and ignores both. Which signal ends it? And can SIGKILL be handled?
import { report, start, until } from './lib.mjs';

const program = start(`
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => console.log('ignored ' + signal));
  try {
    process.on('SIGKILL', () => {});
    console.log('handler set');
  } catch (error) {
    console.log('refused ' + error.code);
  }
  setInterval(() => {}, 1000);
`);
const refused = await until(() => program.lines[0], 'the program is up');
process.kill(program.pid, 'SIGTERM');
await program.line('ignored SIGTERM');
process.kill(program.pid, 'SIGINT');
await program.line('ignored SIGINT');
process.kill(program.pid, 'SIGKILL');
const { signal } = await program.ended;
report({ endedBy: signal, handlerForIt: refused });

// process.kill(pid, 0) for a process that runs, and after its end.
import { once, report, start } from './lib.mjs';

const check = (pid) => {
  try {
    process.kill(pid, 0);
    return 'no error';
  } catch ({ code }) {
    return code;
  }
};
const program = start("process.stdin.resume(); setInterval(() => {}, 1000); console.log('up');");
await program.line('up');
const running = check(program.pid);
program.child.kill('SIGTERM');
const [, signal] = await once(program.child, 'exit');
report({ running, afterwards: check(program.pid), harmed: signal !== 'SIGTERM' });

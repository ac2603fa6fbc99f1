// SIGHUP to a program that has no listener for it.
import { report, start } from './lib.mjs';

const program = start("setInterval(() => {}, 1000); console.log('up');");
await program.line('up');
process.kill(program.pid, 'SIGHUP');
const { code, signal } = await program.ended;
report({ signal, code });

// What each signal does to a Node program without handlers, and for which signals a handler can be set.
import { readFileSync } from 'node:fs';
import { report, start, until } from './lib.mjs';

const idle = () =>
  start('setInterval(() => {}, 1000); console.log("up");', { execArgv: ['--inspect-port=0'] });
const send = async (signal, seen) => {
  const program = idle();
  await program.line('up');
  process.kill(program.pid, signal);
  return seen(program);
};
const state = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)[0];
const ends = async (program) => ((await program.ended).signal === null ? 'goes on' : 'ends');
const handler = (signal) => {
  try {
    process.on(signal, () => {});
    return 'set';
  } catch ({ code }) {
    return code;
  }
};

report({
  SIGTERM: await send('SIGTERM', ends),
  SIGKILL: await send('SIGKILL', ends),
  SIGSTOP: await send('SIGSTOP', ({ pid }) =>
    until(() => state(pid) === 'T' && 'stands still', 'it stands still'),
  ),
  SIGUSR1: await send('SIGUSR1', (program) =>
    until(() => program.stderr.includes('Debugger listening') && 'opens the inspector', 'the inspector'),
  ),
  // A program that ignores one signal must still be there to be ended by the next.
  SIGPIPE: await send('SIGPIPE', async (program) => {
    process.kill(program.pid, 'SIGTERM');
    return (await program.ended).signal === 'SIGTERM' ? 'goes on' : 'ends';
  }),
  handlerForSIGTERM: handler('SIGTERM'),
  handlerForSIGKILL: handler('SIGKILL'),
  handlerForSIGSTOP: handler('SIGSTOP'),
});

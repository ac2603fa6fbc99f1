import { createInterface } from 'node:readline';
import type { Event } from '../../domain/event.ts';
import { endProgram } from './end.ts';
import type { Job, Notice } from './job.ts';
import { active, runScenario } from './scenario.ts';
import { pidNamespace } from './table/proc-fs.ts';

/**
 * The grading process: reads a job from standard input, runs it, and writes events and notices as lines of JSON.
 * When standard input ends, whoever started it has gone, and it ends too; its sandbox then ends the program.
 */
function say(line: Event | Notice): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

// Whoever read this has gone. The end of standard input tells so too, and then the program must still be ended: an
// error that nobody hears would end this process first.
process.stdout.on('error', () => {});

const lines = createInterface({ input: process.stdin });
let started = false;

lines.on('line', (line) => {
  if (started) return;
  started = true;
  say({ kind: 'hello', pid: process.pid, namespace: pidNamespace('self') });
  runScenario(JSON.parse(line) as Job, say)
    .then(say, (error: Error) => say({ kind: 'fault', message: error.message, stack: error.stack ?? '' }))
    // Everything is written before the end: the reader acts on the last line.
    .finally(() => process.stdout.end(() => process.exit(0)));
});
lines.on('close', () => {
  const ending = active.run === undefined ? Promise.resolve([]) : endProgram(active.run);
  void ending.finally(() => process.exit(1));
});

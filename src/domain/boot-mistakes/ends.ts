import type { Mistake } from '../lab.ts';

/** Of programs that end, or whose workers do, before they serve. */
export const ENDS: readonly Mistake[] = [
  {
    id: 'boot-nothing-begun',
    name: 'It comes to its end before anything has begun',
    confidence: 0.9,
    any: [{ checks: {}, facts: { 'serves-failure': 'early-end', 'boot-children': 0 } }],
    explanation:
      'The primary ended by itself, with code 0, and had forked nobody. Node ends a process as soon as nothing is left ' +
      'that it waits for: no worker, no open server, no timer. So the lines that fork were never reached, or they forked ' +
      'nobody: a function that is defined and never called, a condition that is false, or a loop whose limit is no ' +
      'number. A variable whose name is misspelt is undefined, `Number(undefined)` is NaN, and `i < NaN` is false from ' +
      'the first turn.',
    remedy:
      'Write `console.log(cluster.isPrimary, WORKERS)` above the branch, and another line into the loop. Start the server ' +
      'by hand, and see which of the two is not printed, and what stands in the first.',
    questions: ['fs-no-count', 'fr-before-exit', 'pw-is-primary'],
    source: 'https://nodejs.org/api/process.html#event-beforeexit',
    confusable: [],
  },
  {
    id: 'boot-workers-gone',
    name: 'The workers are gone before they serve',
    confidence: 0.85,
    any: [{ checks: {}, facts: { 'serves-failure': 'early-end', 'boot-children': { min: 1 } } }],
    explanation:
      'Processes were forked, and ended before one of them listened. With the last of them the primary had nothing left ' +
      'to wait for, and ended too, with code 0, which is its own code and says nothing of theirs. Each may have ended with ' +
      'an error, whose message is in stderr then, or have come to a `process.exit()`. A worker runs your file from its ' +
      'first line, so whatever stands above the branch happens in it as well.',
    remedy:
      "Add `cluster.on('exit', (worker, code, signal) => console.error(worker.id, code, signal))` to the primary: it tells " +
      'how each of them ended. Start the server by hand, and mend what is printed first.',
    questions: ['pw-script-runs-again', 'db-exit-facts'],
    source: 'https://nodejs.org/api/cluster.html#event-exit_1',
    confusable: [],
  },
  {
    id: 'boot-error',
    name: 'It ends with an error before it serves',
    confidence: 0.7,
    any: [
      {
        checks: {},
        facts: { 'serves-failure': 'crash', 'boot-children': { min: 0 }, 'uncaught-error': true },
      },
    ],
    explanation:
      'The program, or each of its workers, ended with an error while it started. Read the last lines of stderr first: they ' +
      'name the error and its place. `require is not defined` and `Cannot use import statement` are about the module ' +
      'kind: `"type"` in the nearest package.json sets it for `.js` files, while `.cjs` and `.mjs` set it by name.',
    remedy:
      'Go to the first line of your own file that the error names. An error of a worker is printed once by each worker, so ' +
      'look for the first.',
    questions: ['db-throw-order'],
    source: 'https://nodejs.org/api/errors.html',
    confusable: [],
  },
  {
    id: 'boot-one-after-another',
    name: 'One worker after another ends before it serves',
    confidence: 0.8,
    any: [
      {
        checks: {},
        facts: {
          'serves-failure': 'crash',
          'boot-children': { min: 0 },
          'uncaught-error': false,
          'primary-died': false,
        },
      },
    ],
    explanation:
      'Workers were forked, ended before one of them listened, and none of them printed an error that nobody caught. ' +
      'Either each comes to its end by itself: the branch for workers is empty or is not reached, and nothing else keeps ' +
      'the process. Or it leaves: at a `process.exit()`, which tells nobody why. Or your own primary ends it, because ' +
      'a time that it was given is over before it has booted. Where the listener of `exit` forks the next one, so it goes on.',
    remedy:
      "Add `cluster.on('exit', (worker, code, signal) => console.error(worker.id, code, signal))` to the primary. Code 0 is " +
      'an end by itself, another code a `process.exit()`, and a signal is somebody who kills, most likely you.',
    questions: ['db-exit-facts', 'fr-crash-loop'],
    source: 'https://nodejs.org/api/cluster.html#event-exit_1',
    confusable: [],
  },
  {
    id: 'boot-exits',
    name: 'The primary leaves before it serves',
    confidence: 0.75,
    any: [
      {
        checks: {},
        facts: {
          'serves-failure': 'crash',
          'boot-children': { min: 0 },
          'uncaught-error': false,
          'primary-exit': 'code:1',
        },
      },
    ],
    explanation:
      'The primary ended before anybody served, with code 1, and printed no error that nobody ' +
      'had caught. So it left on purpose, most likely at a `process.exit(1)`. Perhaps it caught an error, and left without ' +
      'naming it. Or it checks its settings, and takes one that it was not given for a bad one. Or it gives up at the ' +
      'first worker that ends.',
    remedy:
      'Look for each `process.exit(` above `listen()`, and write why it leaves to stderr in front of it.',
    questions: ['db-exit-facts'],
    source: 'https://nodejs.org/api/process.html#processexitcode',
    confusable: [],
  },
  {
    id: 'boot-await',
    name: 'It waits for a promise that nobody can settle any more',
    confidence: 0.95,
    any: [
      {
        checks: {},
        facts: { 'serves-failure': 'crash', 'boot-children': { min: 0 }, 'primary-exit': 'code:13' },
      },
    ],
    explanation:
      'The primary ended with code 13. Node says so where the file stands at an `await` at its top level, and nothing is left ' +
      'that could settle the promise: no worker, no timer, no open socket. What comes below that line was never reached.',
    remedy:
      'Fork before the first `await`, and wait only for what something in this process will bring about.',
    questions: ['fr-exit-13'],
    source: 'https://nodejs.org/api/process.html#exit-codes',
    confusable: [],
  },
];

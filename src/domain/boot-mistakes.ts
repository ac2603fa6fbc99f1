import type { Lab, Mistake } from './lab.ts';

/**
 * Mistakes that keep any server of any lab from serving, or from keeping to its limits. A lab that knows better names its own; these are for what it
 * does not name. Their facts are those of one scenario, without its name in front.
 */
export const BOOT_MISTAKES: readonly Mistake[] = [
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
    id: 'boot-nobody-listens',
    name: 'The workers live, and none of them listens',
    confidence: 0.85,
    any: [{ checks: {}, facts: { 'serves-failure': 'not-listening', 'boot-children': { min: 1 } } }],
    explanation:
      'The processes are there, the port is not. A worker does not serve by being forked: it runs your file from its first ' +
      'line, and has to come to a `listen()` there. Either the branch for workers is missing or empty, or the function ' +
      'with the server in it is never called, or the worker waits for something that does not come: a message, a promise, ' +
      'a connection to somewhere else. It does not end meanwhile, because the channel to its primary keeps it alive.',
    remedy:
      'Write a `console.log` right in front of `listen()`. If it is not printed, go back from there to the branch ' +
      '`cluster.isPrimary`, and look for the call that is missing or the `await` that never ends.',
    questions: ['pw-script-runs-again', 'pw-missing-else'],
    source: 'https://nodejs.org/api/cluster.html#how-it-works',
    confusable: [],
  },
  {
    id: 'boot-nobody-forked',
    name: 'It runs, and has forked nobody',
    confidence: 0.8,
    any: [{ checks: {}, facts: { 'serves-failure': 'not-listening', 'boot-children': 0 } }],
    explanation:
      'The primary lives, but it has no child process and nobody listens. Something keeps it from coming to its forks: a ' +
      'loop without an end, a callback that is never called, or an `await` at the top level, which holds all the lines ' +
      'below it until its promise is settled.',
    remedy:
      'Fork first, and do in the workers, or after the forks, what takes long. To see where it stands, start it by hand ' +
      'and write a line before each step.',
    questions: ['fr-exit-13', 'pw-is-primary'],
    source: 'https://nodejs.org/api/esm.html#top-level-await',
    confusable: [],
  },
  {
    id: 'boot-error',
    name: 'It ends with an error before it serves',
    confidence: 0.7,
    any: [{ checks: {}, facts: { 'serves-failure': 'crash', 'boot-children': { min: 0 } } }],
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
    id: 'boot-other-port',
    name: 'It listens on a port of its own choice',
    confidence: 0.95,
    any: [{ checks: {}, facts: { 'serves-failure': 'wrong-port', 'boot-children': { min: 0 } } }],
    explanation:
      'Your server runs, but not where it was told to. The number of the port stands in the code; the one in PORT was not ' +
      'read. Platforms give each server a free port and look for it there, so that for them a server like this one has ' +
      'never started.',
    remedy: 'Listen on `Number(process.env.PORT ?? 8000)`. The 8000 is then only for your desk.',
    questions: ['pw-own-or-shared', 'db-port-taken'],
    source: 'https://nodejs.org/api/process.html#processenv',
    confusable: [],
  },
  {
    id: 'boot-no-answer',
    name: 'It takes connections and answers nothing',
    confidence: 0.8,
    any: [{ checks: {}, facts: { 'serves-failure': 'hang', 'boot-children': { min: 0 } } }],
    explanation:
      'PORT is open: a connection is taken, and then nothing comes. Either the handler does not come to `res.end()`, or ' +
      'only on a way that is not gone, as after a promise that nobody settles; or the process that has the connection is ' +
      'busy with something that never ends; or the primary has taken it and hands it to no worker.',
    remedy:
      'Start it by hand, ask with `curl -v`, and write a line at the beginning of the handler. If it is printed, the handler ' +
      'is where the answer is lost; if not, the connection never came to it.',
    questions: ['pw-missing-else'],
    source: 'https://nodejs.org/api/http.html#event-request',
    confusable: [],
  },
  {
    id: 'runs-away',
    name: 'It does without end what it should do once',
    confidence: 0.75,
    any: ['output', 'processes', 'memory'].map((limit) => ({
      checks: {},
      facts: { 'serves-failure': limit },
    })),
    explanation:
      'The program was ended because it printed, forked or kept more than any program of this lab has reason to. Nearly ' +
      'always something is repeated without a pause: a request that is tried again the moment it fails, a worker that is ' +
      'forked again the moment it dies at its start, a listener that is added anew each time. On a machine of your own ' +
      'it would take the disk, the process table or the memory.',
    remedy:
      'Look at the last lines that it printed: they tell what is repeated. Give it an end (so many tries and no more) and a ' +
      'pause before each try.',
    questions: ['fr-crash-loop'],
    source: 'https://nodejs.org/api/cluster.html#event-exit_1',
    confusable: [],
  },
];

/** What may be named in a grade of the lab: its own mistakes, and those that any lab has. */
export const mistakesOf = (lab: Pick<Lab, 'mistakes'>): readonly Mistake[] => [
  ...lab.mistakes,
  ...BOOT_MISTAKES,
];

import type { Mistake } from '../lab.ts';

/** Of programs that run, and serve nobody, or not as many workers as they should, or without measure. */
export const STAYS: readonly Mistake[] = [
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
    id: 'boot-too-few',
    name: 'Fewer workers than asked for',
    confidence: 0.85,
    any: [{ checks: {}, facts: { 'serves-failure': 'too-few-workers', 'boot-children': { min: 0 } } }],
    explanation:
      'It answers, but there were not as many workers as WORKERS asks for when the time was up. Either the number of forks ' +
      'comes from somewhere else: it stands in the code, it is the number of CPUs, the loop begins at 1. Or nobody forks, ' +
      'and the one process serves alone. Or some of them ended again, or had not booted yet.',
    remedy:
      'Fork `Number(process.env.WORKERS)` times, in the primary. Start it by hand with WORKERS=3, and count its children with ' +
      '`pgrep -P <pid of the primary>`.',
    questions: ['fs-no-count'],
    source: 'https://nodejs.org/api/cluster.html#clusterforkenv',
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

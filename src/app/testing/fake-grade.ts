import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewEvent } from '../../domain/event.ts';
import type { GradeUpdate } from '../../domain/grade-update.ts';
import { testRecording, testVerdict, timelineOf } from '../../domain/testing/lab.ts';
import type { Grade } from '../lab-grades.ts';

const EVENTS: NewEvent[] = [
  { kind: 'born', pid: 4310, ppid: 1, notSeen: 0, role: 'primary', worker: false },
  { kind: 'born', pid: 4311, ppid: 4310, notSeen: 0, role: 'child', worker: true },
  { kind: 'born', pid: 4312, ppid: 4310, notSeen: 0, role: 'child', worker: true },
  { kind: 'output', stream: 'stdout', text: 'listening' },
  { kind: 'request', id: 1, tag: 'boot', path: '/', conn: 0 },
  { kind: 'response', id: 1, outcome: 'answered', status: 200, pid: 4311, ok: true },
  { kind: 'request', id: 2, tag: 'boot', path: '/', conn: 0 },
  { kind: 'response', id: 2, outcome: 'answered', status: 200, pid: 4312, ok: true },
  { kind: 'signal', signal: 'SIGTERM', to: 'primary', pid: 4310, victim: false },
];

const finding = (scenario: string, check: string, status: 'pass' | 'fail'): GradeUpdate => ({
  type: 'finding',
  scenario,
  finding: { check, status, because: `${check} was seen to ${status}.`, cites: [] },
});

/**
 * A grade of the test lab that runs nothing: it replays hand-written events, and passes a program whose `server.js`
 * holds the word `right`. With `hold`, it waits for the signal to be aborted before its verdict.
 */
export const fakeGrade =
  ({ hold = (): boolean => false, log = [] as string[] } = {}): Grade =>
  async (_lab, path, { signal, onUpdate }) => {
    const source = await readFile(join(path, 'server.js'), 'utf8');
    log.push(`start ${source}`);
    const right = source.includes('right');
    onUpdate?.({
      type: 'ready',
      calibration: { startMs: 30, lagMs: 1, scale: 1, tooSlow: false },
      isolation: 'bubblewrap',
    });
    for (const scenario of ['drain', 'stuck']) {
      onUpdate?.({ type: 'scenario-start', scenario });
      for (const event of timelineOf(...EVENTS)) onUpdate?.({ type: 'event', scenario, event });
      onUpdate?.(finding(scenario, 'serves', 'pass'));
      const check = scenario === 'drain' ? 'finishes' : 'ends';
      onUpdate?.(finding(scenario, check, right || check === 'ends' ? 'pass' : 'fail'));
      onUpdate?.({ type: 'scenario-end', scenario });
    }
    if (hold()) await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
    log.push(`${signal?.aborted ? 'aborted' : 'end'} ${source}`);
    signal?.throwIfAborted();
    return { verdict: testVerdict(right ? {} : { finishes: 'fail' }), recording: testRecording() };
  };

import { describe, expect, it } from 'vitest';
import type { Event } from '../../../domain/event.ts';
import { Recorder } from '../recorder.ts';
import type { Proc } from './source.ts';
import { ProcessTable } from './table.ts';

/** Pids beyond what this system can have: nothing is read of real processes. */
const PRIMARY = 90_000_100;
const proc = (pid: number, ppid = PRIMARY, started = 'then'): Proc => ({ pid, ppid, started });

function tableOf(...looks: Proc[][]) {
  const events: Event[] = [];
  const recorder = new Recorder((event) => events.push(event));
  let turn = -1;
  const look = () => {
    turn = Math.min(turn + 1, looks.length - 1);
    return looks[turn] ?? [];
  };
  const table = new ProcessTable({
    source: { interval: 5, look },
    recorder,
    primary: PRIMARY,
    translate: false,
  });
  const told = () => events.map((event) => ('pid' in event ? `${event.kind} ${event.pid}` : event.kind));
  return { table, recorder, events, told };
}

describe('ProcessTable', () => {
  it('tells births and deaths as intervals between two looks', async () => {
    const { table, events, told } = tableOf([proc(PRIMARY, 1), proc(PRIMARY + 1)], [proc(PRIMARY, 1)]);
    await table.look();
    await table.look();
    expect(told()).toEqual([`born ${PRIMARY}`, `born ${PRIMARY + 1}`, `died ${PRIMARY + 1}`]);
    const [, born, died] = events;
    expect(
      born?.kind === 'born' && died?.kind === 'died' && died.lastSeen >= born.t && died.t >= died.lastSeen,
    ).toBe(true);
  });

  it('tells the primary, its children and the rest apart', async () => {
    const { table, events } = tableOf([proc(PRIMARY, 1), proc(PRIMARY + 1), proc(PRIMARY + 2, PRIMARY + 1)]);
    await table.look();
    expect(events.map((event) => event.kind === 'born' && event.role)).toEqual([
      'primary',
      'child',
      'descendant',
    ]);
    expect(table.pids()).toEqual([PRIMARY, PRIMARY + 1, PRIMARY + 2]);
  });

  it('takes a pid that is used again for another process', async () => {
    const { table, told } = tableOf([proc(PRIMARY + 1)], [proc(PRIMARY + 1, PRIMARY, 'later')]);
    await table.look();
    await table.look();
    expect(told()).toEqual([`born ${PRIMARY + 1}`, `died ${PRIMARY + 1}`, `born ${PRIMARY + 1}`]);
  });

  it('counts as workers the children that have answered', async () => {
    const { table } = tableOf([
      proc(PRIMARY, 1),
      proc(PRIMARY + 1),
      proc(PRIMARY + 2),
      proc(PRIMARY + 3, PRIMARY + 1),
    ]);
    await table.look();
    expect(table.workers(new Set([PRIMARY, PRIMARY + 2, PRIMARY + 3]))).toEqual([PRIMARY + 2]);
  });

  it('notes a stall before what was handled late because of it', async () => {
    const { table, recorder, events } = tableOf([proc(PRIMARY, 1)]);
    table.start();
    await Promise.resolve();
    const until = performance.now() + 60;
    while (performance.now() < until);
    recorder.record({ kind: 'primary-exit', code: 0, signal: null });
    table.stop();
    const kinds = events.map(({ kind }) => kind);
    expect(kinds.indexOf('gap')).toBeGreaterThan(-1);
    expect(kinds.indexOf('gap')).toBeLessThan(kinds.indexOf('primary-exit'));
    expect(events.every(({ i }, at) => i === at)).toBe(true);
  });
});

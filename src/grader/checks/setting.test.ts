import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const tells = (value: unknown) => ({ body: { pid: 1, value } });

/** A value is set on a worker and confirmed at once. */
const set = (story: Story, pid: number, value: string): Story =>
  story.reply(story.ask('set', '/setting', 1, 'POST'), pid, tells(value));
/** Workers are asked, one a millisecond, and tell these values. */
const read = (story: Story, told: readonly (readonly [number, unknown])[]): Story =>
  told.reduce<Story>(
    (so, [pid, value]) => so.after(1).reply(so.ask('read', '/setting'), pid, tells(value)),
    story,
  );
const all = (value: unknown) => [101, 102, 103].map((pid) => [pid, value] as const);
const made = (story: Story): Story => story.mark('settings-made');
const start = (header: Header = {}): Story => set(settled(header).at(200), 101, 'blue');

describe('setting-spreads', () => {
  const use = 'setting-spreads';

  it('holds when all workers tell what was set last, on whichever of them', () => {
    const told = read(set(read(start(), all('blue')), 102, 'red'), all('red'));
    expect(judged(made(told).end(), use)).toMatchObject({ status: 'pass' });
  });

  it('allows an old value for half a second', () => {
    const told = read(read(start(), [[102, null]]).at(400), [[103, null]]);
    expect(judged(made(read(told, all('blue'))).end(), use).status).toBe('pass');
  });

  it('fails for an old value after that', () => {
    const late = read(start().at(705), [[102, null]]);
    expect(judged(made(read(late, all('blue'))).end(), use)).toMatchObject({ status: 'fail', timed: true });
    const older = read(set(read(start(), all('blue')).at(300), 102, 'red').at(900), [[101, 'blue']]);
    expect(judged(made(older).end(), use).because).toContain('set to "red"');
  });

  it('is sure of it on any machine when the worker has answered often since', () => {
    const often = (header: Header, times: number) =>
      read(
        start(header).at(710),
        Array.from({ length: times }, () => [102, null] as const),
      );
    expect(judged(made(often({ tooSlow: true }, 6)).end(), use)).toMatchObject({ status: 'fail' });
    expect(judged(made(often({ tooSlow: true }, 6)).end(), use).timed).toBeUndefined();
    expect(judged(made(often({ tooSlow: true }, 5)).end(), use).status).toBe('unknown');
  });

  it('wants null, and no other word for nothing, before the first value is set', () => {
    const first = (value: unknown) => read(settled().at(190), all(value));
    const then = (story: Story) => made(read(set(story.at(200), 101, 'blue'), all('blue'))).end();
    expect(judged(then(first(null)), use).status).toBe('pass');
    expect(judged(then(first('null')), use).because).toContain('told "null" at 0.191 s, when nobody');
    expect(judged(then(first(undefined)), use).because).toContain('gave no "value"');
  });

  it('fails when setting is answered with an error, or without the value', () => {
    const id = (story: Story) => story.ask('set', '/setting', 1, 'POST');
    const error = settled();
    error.reply(id(error), 101, { status: 500, ok: false, detail: 'status 500' });
    expect(judged(made(error).end(), use).because).toContain('status 500');
    const mute = settled();
    mute.reply(id(mute), 101, { body: { pid: 101 } });
    expect(judged(made(mute).end(), use).status).toBe('fail');
  });

  it('does not blame a worker for a value that was never confirmed', () => {
    const story = start();
    story.lose(story.ask('set', '/setting', 1, 'POST'), 'timed-out');
    const told = read(read(story.at(900), all('blue')), [[101, 'lost']]);
    expect(judged(made(told).end(), use).status).toBe('pass');
  });

  it('wants a newcomer for each worker that was killed', () => {
    const struck = (header: Header = {}) =>
      read(start(header), all('blue'))
        .mark('struck', { pids: [101], workers: [101, 102, 103] })
        .died(101)
        .after(100);
    const left = all('blue').slice(1);
    const nobody = judged(made(read(struck(), left)).end(), use);
    expect(nobody).toMatchObject({ status: 'fail', timed: true });
    expect(nobody.because).toMatch(/^Of 3 workers 1 was killed at 0\.\d{3} s, and nobody came for it/);
    expect(judged(made(read(struck({ tooSlow: true }), left)).end(), use).status).toBe('unknown');
    const came = read(struck().born(104), [...left, [104, 'blue']]);
    expect(judged(made(came).end(), use).status).toBe('pass');
  });

  it('is unknown when a worker was never heard, or nothing was set', () => {
    expect(judged(made(read(start(), [[101, 'blue']])).end(), use).status).toBe('unknown');
    expect(judged(made(settled()).end(), use).status).toBe('unknown');
    expect(judged(read(start(), all('blue')).soFar(), use).status).toBe('open');
  });
});

describe('settings-agree', () => {
  const use = 'settings-agree';
  const race = (...told: (readonly [number, unknown])[]) =>
    told.reduce<Story>(
      (so, [pid, value]) => so.reply(so.ask('race-1', '/setting'), pid, tells(value)),
      set(start(), 102, 'red').after(30),
    );
  const over = (story: Story) => story.mark('races', { rounds: 1 }).end();

  it('holds when all tell the same one, whichever it is', () => {
    expect(judged(over(race(...all('red'))), use)).toMatchObject({ status: 'pass' });
    expect(judged(over(race(...all('blue'))), use).status).toBe('pass');
  });

  it('fails when they differ, and when nobody had set it', () => {
    expect(judged(over(race([101, 'red'], [102, 'blue'], [103, 'red'])), use).because).toContain(
      '"red" and "blue"',
    );
    expect(judged(over(race(...all('green'))), use).because).toContain('nobody had set');
    expect(judged(over(race(...all(null))), use).status).toBe('fail');
  });

  it('is unknown when not all were heard, and without a race', () => {
    expect(judged(over(race([101, 'red'])), use).status).toBe('unknown');
    expect(judged(start().end(), use).status).toBe('unknown');
    expect(judged(race(...all('red')).soFar(), use).status).toBe('open');
  });
});

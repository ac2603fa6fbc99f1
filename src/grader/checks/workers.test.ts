import { describe, expect, it } from 'vitest';
import { changesOf } from '../prefixes.ts';
import { judged, labOf } from '../testing/judge-story.ts';
import { booted, settled, workerPids } from '../testing/openings.ts';
import { PRIMARY, type Story, story } from '../testing/timeline.ts';

/** Left alone for half a second from now, while something may happen. */
const quiet = (told: Story, happens: (told: Story) => void = () => {}) => {
  told.mark('steady-start').after(200);
  happens(told);
  return told.after(300).mark('steady-end');
};
const deaf = story().launch().at(60).condition('serving', false).end();

describe('worker-count', () => {
  const because = (told: Story) => judged(told.after(50).end(), 'worker-count');

  it('holds for exactly as many as expected, also when all end at the end', () => {
    expect(because(quiet(settled()))).toMatchObject({
      status: 'pass',
      because: 'For 500 ms there were exactly 3 workers, always the same.',
    });
    expect(because(quiet(settled({ workers: 2 }))).status).toBe('pass');
  });

  it('counts no helper', () => {
    expect(because(quiet(settled().helper(300).helper(301, false, 'descendant'))).status).toBe('pass');
  });

  it('does not count who has died before', () => {
    expect(because(quiet(settled({ count: 4 }).after(20).died(104).after(50))).status).toBe('pass');
  });

  it.each([
    ['one too many', quiet(settled({ count: 4 })), 'For 500 ms there were 4 workers; there should be 3'],
    ['one too few', quiet(settled({ count: 2 })), 'For 500 ms there were 2 workers'],
    ['none', quiet(settled({ count: 0 })), '0 workers'],
    ['one that dies', quiet(settled(), (told) => told.died(102)), '102 was gone'],
    ['one that is forked late', quiet(settled(), (told) => told.born(104)), '104 was forked'],
    [
      'one that dies and is replaced',
      quiet(settled(), (told) => told.died(102).after(20).born(104)),
      '102 was gone',
    ],
  ])('fails: %s', (_, told, words) => {
    const finding = because(told);
    expect(finding.status).toBe('fail');
    expect(finding.because).toContain(words);
  });

  it('fails for workers that never answer, unless the system alone decides who is asked', () => {
    const mute = () => booted().answer('settle', 102).condition('workers', false, 4000);
    expect(because(quiet(mute())).status).toBe('fail');
    expect(because(quiet(mute().listeners(PRIMARY))).status).toBe('fail');
    expect(because(quiet(mute().listeners(101, 102, 103))).status).toBe('unknown');
  });

  it('is unknown when the last one answered late, and when nobody could look for it; later answers change nothing', () => {
    const mute = () => booted().answer('settle', 102).condition('workers', false, 4000);
    const all = () => mute().answer('see', 101).answer('see', 103);
    expect(because(quiet(all()))).toMatchObject({ status: 'unknown' });
    expect(because(quiet(all())).because).toContain('took more than 4000 ms');
    expect(because(quiet(mute().gap(1000))).status).toBe('unknown');
    const later = quiet(mute()).answer('see', 101).answer('see', 103).end();
    const [check] = labOf('worker-count').checks;
    expect(check === undefined ? ['none'] : changesOf(later, check)).toEqual([]);
  });

  it('is unknown when it never served, or never came so far', () => {
    expect(judged(deaf, 'worker-count')).toMatchObject({ status: 'unknown' });
    expect(judged(deaf, 'worker-count').because).toContain('see "serves"');
    expect(because(settled().limit('memory')).because).toContain('because of memory');
    expect(because(settled().mark('steady-start')).because).toContain('the end of the quiet time');
  });
});

describe('default-count', () => {
  const finding = (count: number, expected: number, masked: boolean) => {
    const told = settled({ workers: null, count }).mark('expected', { value: expected, masked });
    return judged(quiet(told).end(), 'default-count');
  };

  it('holds for as many as can run in parallel under a mask', () => {
    expect(finding(2, 2, true)).toMatchObject({ status: 'pass' });
    expect(finding(1, 1, true).because).toContain('os.availableParallelism() is 1');
  });

  it('fails for another number, with a mask and without', () => {
    expect(finding(2, 1, true).status).toBe('fail');
    expect(finding(1, 2, true).status).toBe('fail');
    expect(finding(8, 2, false).status).toBe('fail');
  });

  it('is unknown for a match without a mask, and when nobody was asked', () => {
    expect(finding(2, 2, false).status).toBe('unknown');
    expect(judged(quiet(settled({ workers: null, count: 2 })).end(), 'default-count').status).toBe('unknown');
    const masked = settled({ workers: null }).unmet('cpu-mask', 'outside', 'taskset is missing').end();
    expect(judged(masked, 'default-count').because).toContain('a CPU mask: taskset is missing');
  });
});

describe('real-workers', () => {
  const finding = (tell: (told: Story) => Story) => judged(tell(settled()).end(), 'real-workers');

  it('holds when every answer comes from a live descendant', () => {
    expect(finding((told) => told.answer('see', 102)).status).toBe('pass');
    expect(finding((told) => told.helper(300, false, 'descendant').answer('see', 300)).status).toBe('pass');
  });

  it('allows for a look at the table that comes after the answer', () => {
    expect(finding((told) => told.after(3).answer('see', 104).after(1).born(104)).status).toBe('pass');
    expect(finding((told) => told.after(3).died(102).after(20).answer('see', 102)).status).toBe('pass');
  });

  it.each([
    ['the primary answers', (told: Story) => told.answer('see', PRIMARY), 'The primary (100) answered'],
    ['a pid that nobody has', (told: Story) => told.answer('see', 4711), 'comes from process 4711'],
    [
      'a pid of another namespace that nobody has',
      (told: Story) => told.answer('see', -7),
      'comes from process 7',
    ],
    [
      'a pid of the dead',
      (told: Story) => told.died(102).after(200).answer('see', 102),
      'comes from process 102',
    ],
    [
      'a pid of the unborn',
      (told: Story) => told.answer('see', 104).after(400).born(104),
      'comes from process 104',
    ],
  ])('fails: %s', (_, tell, words) => {
    expect(finding(tell)).toMatchObject({ status: 'fail' });
    expect(finding(tell).because).toContain(words);
  });

  it('fails at once for the primary, and holds only at the end', () => {
    expect(judged(settled().answer('see', PRIMARY).soFar(), 'real-workers').status).toBe('fail');
    expect(judged(settled().soFar(), 'real-workers').status).toBe('open');
  });

  it('is unknown without any answer', () => {
    expect(judged(deaf, 'real-workers').status).toBe('unknown');
  });
});

describe('all-serve', () => {
  const pids = workerPids(3);
  const saw = (unseen: number[], ...holders: number[]) => {
    const seen = pids.filter((pid) => !unseen.includes(pid));
    return judged(
      settled()
        .listeners(...holders)
        .mark('saw-all', { wanted: pids, seen, unseen })
        .end(),
      'all-serve',
    );
  };

  it('holds when all were seen', () => {
    expect(saw([], PRIMARY)).toMatchObject({ status: 'pass' });
  });

  it('fails for one that was passed over where the primary hands out connections', () => {
    expect(saw([103], PRIMARY)).toMatchObject({ status: 'fail' });
    expect(saw([103], PRIMARY).because).toContain('103');
  });

  it('fails for one that does not listen, and when there is nobody to ask', () => {
    expect(saw([103], 101, 102).status).toBe('fail');
    const none = settled().mark('saw-all', { wanted: [], seen: [], unseen: [] }).end();
    expect(judged(none, 'all-serve').status).toBe('fail');
  });

  it('is unknown for one that listens itself: there the system decides', () => {
    expect(saw([103], 101, 102, 103).status).toBe('unknown');
  });

  it('is unknown where listeners cannot be seen, and when it never came so far', () => {
    const told = story()
      .launch()
      .born(...pids)
      .condition('serving', true);
    expect(judged(told.mark('saw-all', { wanted: pids, unseen: [103] }).end(), 'all-serve').status).toBe(
      'unknown',
    );
    expect(judged(deaf, 'all-serve').status).toBe('unknown');
    expect(judged(settled().end(), 'all-serve').because).toContain('the search for every worker');
  });
});

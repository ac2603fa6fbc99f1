import { expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { PRIMARY, type Story, story } from '../testing/timeline.ts';

/** Workers that are born at 80 ms and answer `boot` ms later; then one is killed, and another one is born `after` that. */
const replaced = (boot: number, after: number, more: (told: Story) => Story = (told) => told) => {
  const start = 80 + boot;
  const told = story()
    .launch()
    .at(80)
    .born(101, 102, 103)
    .at(start)
    .answer('boot', 102)
    .listeners(PRIMARY)
    .condition('serving', true, 10_000)
    .mark('booted')
    .mark('workers-up', { workers: [101, 102, 103], answering: 3, expected: 3 })
    .at(start + 100)
    .mark('struck', { how: 'SIGKILL', pids: [101], workers: [101, 102, 103] })
    .at(start + 105)
    .died(101)
    .condition('victim-gone', true, 3000)
    .mark('victims-gone', { pids: [101] })
    .at(start + 105 + after)
    .born(104);
  return more(told)
    .at(start + 3150)
    .mark('not-replaced')
    .end();
};
const status = (story: ReturnType<typeof replaced>) => judged(story, 'replaces-killed');

it('does not blame a program whose replacement had less time than a boot takes here', () => {
  const slow = status(replaced(2800, 200));
  expect(slow).toMatchObject({ status: 'unknown', timed: true });
  expect(slow.because).toMatch(
    /But worker 104 was forked at .* had only \d+ ms to boot; at the start a boot took/,
  );
});

it('allows for boots that take three times as long as the first ones', () => {
  expect(status(replaced(1000, 200)).status).toBe('unknown');
  expect(status(replaced(900, 200)).status).toBe('fail');
});

it('does not blame a late answer on who forked at once, where boots take long', () => {
  const answers = (boot: number, after: number, late: number) => {
    const told = replaced(boot, after, (so) =>
      so
        .at(80 + boot + 100 + late)
        .answer('poll', 104)
        .mark('replaced', { pid: 104 }),
    );
    return status(told);
  };
  expect(answers(1200, 100, 3040)).toMatchObject({ status: 'unknown', timed: true });
  expect(answers(1200, 1500, 3040).status).toBe('fail');
  expect(answers(300, 100, 3040).status).toBe('fail');
});

it('blames it when boots are quick, when it forked late, and when what it forked has died', () => {
  expect(status(replaced(300, 200)).status).toBe('fail');
  expect(status(replaced(2800, 2000)).status).toBe('fail');
  expect(status(replaced(2800, 200, (told) => told.after(500).died(104))).status).toBe('fail');
});

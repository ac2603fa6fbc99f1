import { expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { booted } from '../testing/openings.ts';
import { PRIMARY } from '../testing/timeline.ts';

it('tells who was not answered though nobody else asked for the same', () => {
  const told = booted({ workers: 1, count: 0 }).mark('computing-start', { pool: 2, count: 4 });
  const [one, two, , twin] = [1, 2, 3, 3].map((n) => told.ask('compute', `/hash?n=${n}`));
  told.reply(one ?? 0, PRIMARY).reply(twin ?? 0, PRIMARY);
  told.mark('computing-end', { pool: 2, count: 4, samples: [], unanswered: 2, seen: true });
  const facts = factsOf(told.lose(two ?? 0, 'reset').end());
  expect(facts).toMatchObject({ 'compute-unanswered': 2, 'compute-unanswered-alone': 1 });
});

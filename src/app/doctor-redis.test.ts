import { expect, it } from 'vitest';
import { redisFinding } from './doctor-redis.ts';

it('a machine without Redis needs none', async () => {
  expect(await redisFinding({ PATH: '/nowhere' })).toMatchObject({
    state: 'good',
    is: expect.stringContaining('SQLite'),
  });
});

it('an address that cannot be used is told, with what to do', async () => {
  expect(await redisFinding({ REDIS_URL: 'localhost' })).toEqual({
    what: 'Redis',
    state: 'weaker',
    is: 'REDIS_URL is no address of a Redis.',
    advice: 'Set it to something like redis://127.0.0.1:6379, or unset it.',
  });
});

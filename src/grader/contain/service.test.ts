import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freePort } from '../run/redis.ts';
import { chooseService } from './service.ts';
import { contain } from './tiers.ts';

const LAB = { service: 'redis' } as const;
const folder = mkdtempSync(join(tmpdir(), 'path-'));
const command = join(folder, 'redis-server');
writeFileSync(command, '', { mode: 0o755 });
afterAll(() => rmSync(folder, { recursive: true }));

it('nothing for a lab that needs nothing, whatever the environment', async () => {
  expect(await chooseService({}, false, { REDIS_URL: 'nonsense' })).toBeUndefined();
});

it('the redis-server on the PATH, else a file', async () => {
  expect(await chooseService(LAB, false, { PATH: `/nowhere:${folder}` })).toEqual({
    form: 'started',
    command,
  });
  expect(await chooseService(LAB, false, { PATH: '/nowhere', REDIS_URL: '' })).toEqual({ form: 'embedded' });
  expect(await chooseService(LAB, false, {})).toEqual({ form: 'embedded' });
});

it('for a program that is not trusted a file, and never the network of this machine', async () => {
  expect(await chooseService(LAB, true, { PATH: folder })).toEqual({ form: 'embedded' });
  const REDIS_URL = 'redis://127.0.0.1:6379';
  await expect(chooseService(LAB, true, { REDIS_URL })).rejects.toMatchObject({ code: 'untrusted-network' });
});

it('REDIS_URL comes first, and must name a Redis that answers', async () => {
  const at = (REDIS_URL: string) => chooseService(LAB, false, { REDIS_URL, PATH: folder });
  await expect(at('127.0.0.1:6379')).rejects.toMatchObject({ code: 'bad-redis-url' });
  await expect(at(`redis://127.0.0.1:${await freePort()}`)).rejects.toMatchObject({
    code: 'no-redis',
    message: expect.stringContaining('ECONNREFUSED'),
  });
});

it('only who uses the network of this machine is let into it', () => {
  expect(contain('bubblewrap', ['node'])).toContain('--unshare-net');
  expect(contain('bubblewrap', ['node'], true)).not.toContain('--unshare-net');
});

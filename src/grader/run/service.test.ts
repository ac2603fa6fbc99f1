import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { chooseService } from '../contain/service.ts';
import { eventually, processesOf } from '../testing/programs.ts';
import type { Job, Service } from './job.ts';
import { pingRedis } from './redis.ts';
import { openService } from './service.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'service-'));
  folders.push(folder);
  return folder;
};
/** A job without a namespace, as far as a service looks at it. */
const jobOf = (service: Service | undefined, folder: string): Job =>
  ({ isolation: 'process-group', scratch: folder, service, hostPidNamespace: null }) as unknown as Job;

const installed = await chooseService({ service: 'redis' }, false, { PATH: process.env.PATH ?? '' });
const redis = installed?.form === 'started' ? installed.command : undefined;
const NONE = 'there is no redis-server on the PATH';

it('a lab without a service gets nothing, and the given Redis is passed on', async () => {
  expect(await openService(jobOf(undefined, ''))).toBeUndefined();
  const opened = await openService(jobOf({ form: 'given', url: 'redis://somewhere' }, ''));
  expect(opened?.env).toEqual({ REDIS_URL: 'redis://somewhere' });
});

it('a file stands for what is not there or does not start', async () => {
  const folder = scratch();
  const wanted = { env: { STORE_FILE: join(folder, 'store.sqlite') }, form: 'embedded' };
  expect(await openService(jobOf({ form: 'embedded' }, folder))).toMatchObject(wanted);
});

it('a Redis is started in its folder, answers nobody without the password, and ends', async ({ skip }) => {
  if (redis === undefined) return skip(NONE);
  const folder = scratch();
  const opened = await openService(jobOf({ form: 'started', command: redis }, folder));
  const url = opened?.env.REDIS_URL ?? '';
  expect(await pingRedis(url, 5000)).toBeUndefined();
  expect(await pingRedis(url.replace(/:[^:@]*@/, ''), 5000)).toMatch(/^NOAUTH/);
  await opened?.close();
  expect(processesOf(folder)).toEqual([]);
  expect(await pingRedis(url, 5000)).toBe('ECONNREFUSED');
});

it('a Redis ends also when whoever started it is killed', async ({ skip }) => {
  if (redis === undefined) return skip(NONE);
  const folder = scratch();
  const fixture = join(import.meta.dirname, '..', 'fixtures', 'open-redis.ts');
  const child = spawn(process.execPath, [fixture], {
    env: { PATH: process.env.PATH, REDIS: redis, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    expect(await pingRedis(url, 5000)).toBeUndefined();
    expect(processesOf(folder).length).toBeGreaterThan(0);
  } finally {
    child.kill('SIGKILL');
  }
  await eventually('the Redis has gone', () => processesOf(folder).length === 0);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inOwnNamespace } from './end.ts';
import type { Job } from './job.ts';
import { isOurs } from './ours.ts';
import { freePort, pingRedis } from './redis.ts';
import { until } from './until.ts';

export type OpenService = {
  /** What the program is told of it. */
  readonly env: Readonly<Record<string, string>>;
  /** What it has become: where a Redis would not start, a file stands for it. */
  readonly form: 'given' | 'started' | 'embedded';
  readonly because: string;
  readonly close: () => Promise<void>;
};

/** Redis starts in some twenty milliseconds; on a machine that is very busy much later, and before that nothing begins. */
const STARTS_WITHIN = 5000;
const TRIES = 2;

/**
 * Where Redis is no child of a namespace that ends with us, a shell ends it as soon as nobody holds the other end of its
 * standard input, however we went.
 */
const ENDS_WITH_US = 'exec 3<&0; "$@" </dev/null & read -r _ <&3; kill -9 $!; wait';

/** Makes what the lab's program shall find beside itself; undefined: nothing. */
export async function openService(job: Job): Promise<OpenService | undefined> {
  const { service } = job;
  if (service === undefined) return undefined;
  if (service.form === 'given') {
    return {
      env: { REDIS_URL: service.url },
      form: 'given',
      because: 'REDIS_URL is set',
      close: async () => {},
    };
  }
  const scratch = job.scratch ?? '/tmp';
  if (service.form === 'started') {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const started = await startRedis(service.command, scratch, inOwnNamespace(job));
      if (started !== undefined) return started;
    }
  }
  const because = service.form === 'started' ? 'redis-server would not start' : 'there is no Redis';
  return {
    env: { STORE_FILE: join(scratch, 'store.sqlite') },
    form: 'embedded',
    because,
    close: async () => {},
  };
}

async function startRedis(
  redis: string,
  folder: string,
  contained: boolean,
): Promise<OpenService | undefined> {
  const port = await freePort();
  // Other users of this machine may reach the port too.
  const secret = randomBytes(16).toString('hex');
  const config = join(folder, 'redis.conf');
  writeFileSync(config, settings(port, folder, secret), { mode: 0o600 });
  const child = contained
    ? spawn(redis, [config], { stdio: 'ignore' })
    : spawn('sh', ['-c', ENDS_WITH_US, 'sh', redis, config], { stdio: ['pipe', 'ignore', 'ignore'] });
  if (child.pid !== undefined) isOurs.add(child.pid);
  let gone = false;
  child.once('error', () => {
    gone = true;
  });
  child.once('exit', () => {
    gone = true;
  });
  const url = `redis://:${secret}@127.0.0.1:${port}`;
  const deadline = performance.now() + STARTS_WITHIN;
  while (!gone && performance.now() < deadline) {
    if ((await pingRedis(url, 1000)) === undefined) {
      return {
        env: { REDIS_URL: url },
        form: 'started',
        because: 'redis-server is on the PATH',
        close: () => end(child, () => gone),
      };
    }
    await until(() => gone, 10);
  }
  await end(child, () => gone);
  return undefined;
}

/** It keeps all in memory, and answers nobody without the password. */
function settings(port: number, folder: string, secret: string): string {
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${secret}`,
    `dir "${folder}"`,
    'save ""',
    'appendonly no',
    'daemonize no',
    'maxmemory 64mb',
    '',
  ].join('\n');
}

async function end(child: ChildProcess, gone: () => boolean): Promise<void> {
  if (child.stdin === null) child.kill('SIGKILL');
  else child.stdin.end();
  await until(gone, STARTS_WITHIN);
}

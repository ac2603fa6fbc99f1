import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { GraderError, UsageError } from '../../domain/errors.ts';
import type { Lab } from '../../domain/lab.ts';
import type { Service } from '../run/job.ts';
import { pingRedis } from '../run/redis.ts';

/** Whoever started a Redis for this is not far away. */
const ANSWERS_WITHIN = 3000;

/**
 * The service that programs of this lab find beside themselves: the Redis at `REDIS_URL`; else one that is started for each run,
 * where `redis-server` is on the PATH; else a file. What is not trusted gets no server that runs outside of its sandbox.
 * Throws UsageError when `REDIS_URL` cannot be used, GraderError when nobody answers there.
 */
export async function chooseService(
  lab: Pick<Lab, 'service'>,
  untrusted: boolean,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Service | undefined> {
  if (lab.service === undefined) return undefined;
  const { REDIS_URL: url = '', PATH: path = '' } = env;
  if (url !== '') {
    if (untrusted) {
      throw new UsageError(
        'untrusted-network',
        'REDIS_URL is set, and --untrusted lets no program into the network of this machine.\nUnset it: a file then stands for the Redis.',
      );
    }
    return given(url);
  }
  const command = untrusted ? undefined : path.split(delimiter).map(redisIn).find(isProgram);
  return command === undefined ? { form: 'embedded' } : { form: 'started', command };
}

async function given(url: string): Promise<Service> {
  if (!/^rediss?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new UsageError(
      'bad-redis-url',
      'REDIS_URL is no address of a Redis.\nSet it to something like redis://127.0.0.1:6379, or unset it.',
    );
  }
  const silent = await pingRedis(url, ANSWERS_WITHIN);
  if (silent !== undefined) {
    throw new GraderError(
      'no-redis',
      `REDIS_URL is set, and the Redis there does not answer: ${silent}. Start it, or unset REDIS_URL: then the lab brings its own.`,
    );
  }
  return { form: 'given', url };
}

function redisIn(folder: string): string {
  return join(folder, 'redis-server');
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

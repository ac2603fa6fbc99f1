// How many operating system threads a process has with UV_THREADPOOL_SIZE=8, compared to the default.
import { report, run } from './lib.mjs';

const threads = async (env) => {
  const { lines } = await run(
    `
    import { pbkdf2 } from 'node:crypto';
    import { readdirSync } from 'node:fs';
    // The first job starts all threads of the pool.
    pbkdf2('secret', 'salt', 1, 64, 'sha512', () => console.log(readdirSync('/proc/self/task').length));
  `,
    { env },
  );
  return Number(lines[0]);
};
const byDefault = await threads({ UV_THREADPOOL_SIZE: undefined });
report({ moreThreadsThanByDefault: (await threads({ UV_THREADPOOL_SIZE: '8' })) - byDefault });

import { chooseService } from '../grader/contain/service.ts';
import type { Finding } from './doctor-finding.ts';

const what = 'Redis';

/** Which store the lab `shared-session` gets here; it works with each of them. */
export async function redisFinding(env: NodeJS.ProcessEnv = process.env): Promise<Finding> {
  try {
    const service = await chooseService({ service: 'redis' }, false, env);
    if (service?.form === 'given')
      return {
        what,
        state: 'good',
        is: 'the one at REDIS_URL; labs that use it run in the network of this machine',
      };
    if (service?.form === 'started')
      return { what, state: 'good', is: `${service.command}, one for each run` };
    return { what, state: 'good', is: 'none here: a SQLite file stands for it' };
  } catch (error) {
    const [is = '', ...advice] = (error instanceof Error ? error.message : String(error)).split(/(?<=\.)\s/);
    return { what, state: 'weaker', is, advice: advice.join(' ') };
  }
}

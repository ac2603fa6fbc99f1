import { delimiter, dirname, join } from 'node:path';
import type { Job } from './job.ts';

/** What a learner is told who has no PM2. */
export const NO_PM2 =
  'it was found neither in the folder of the program, nor in those above it, nor globally. Run `npm install pm2` there, or `npm install --global pm2`, and grade again';

/** PM2 keeps its sockets, lists and logs in a folder of this run, never in the user's own. */
export function pm2Home(scratch: string | null): string {
  return join(scratch ?? '/tmp', 'pm2');
}

/**
 * What PM2 itself is told: its own folder for this run, no agent, no question for newer versions. It looks for the command
 * `node`, and must find the one that is meant.
 */
export function pm2Env({ scenario, scratch, node, baseEnv }: Job): Record<string, string> {
  if (scenario.launch !== 'pm2') return {};
  return {
    PATH: [dirname(node), baseEnv.PATH ?? ''].join(delimiter),
    PM2_HOME: pm2Home(scratch),
    PM2_DISCRETE_MODE: 'true',
    PM2_DISABLE_VERSION_CHECK: 'true',
    PM2_NO_INTERACTION: 'true',
  };
}

/** How the program is started: by Node, or by PM2 in the foreground, which is the primary then and leaves no daemon. */
export function startLine({ node, pm2, entry, scenario }: Job): string[] {
  const args = scenario.args ?? [];
  if (scenario.launch !== 'pm2') return [node, entry, ...args];
  return [node, join(pm2 ?? '', 'bin', 'pm2-runtime'), 'start', entry, ...args];
}

/** Whether this scenario needs a PM2 that is not there. */
export function lacksPm2({ scenario, pm2 }: Job): boolean {
  return scenario.launch === 'pm2' && (pm2 ?? null) === null;
}

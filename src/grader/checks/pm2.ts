import { type Check, count, fail, pass } from './check.ts';
import type { View } from './view.ts';

function listed(view: View, key: string): string[] {
  const value = view.mark('pm2-list')?.data?.[key];
  return typeof value === 'string' && value !== '' ? value.split(',') : [];
}

/** PM2 lists all of its processes in cluster mode. */
export const clusterMode: Check = {
  needs: ['serving', 'pm2-list'],
  judge(view) {
    const list = view.mark('pm2-list');
    if (list === undefined) return undefined;
    const modes = listed(view, 'modes');
    if (modes.length === 0) return fail('PM2 lists no process at all.', list);
    const others = modes.filter((mode) => mode !== 'cluster_mode');
    if (others.length > 0) {
      const told = `PM2 runs ${count(others.length, 'process', 'processes')} in ${[...new Set(others)].join(' and ')}, where it forks no workers and shares no port among them.`;
      return fail(told, list);
    }
    return pass(`PM2 lists ${count(modes.length, 'process', 'processes')}, in cluster_mode.`, list);
  },
};

/** PM2 lists all of its processes by the name that is asked for. */
export const appName: Check = {
  needs: ['serving', 'pm2-list'],
  judge(view, { name }) {
    const list = view.mark('pm2-list');
    if (list === undefined) return undefined;
    const names = [...new Set(listed(view, 'names'))];
    const wrong = names.filter((each) => each !== name);
    if (names.length === 0) return fail('PM2 lists no process at all.', list);
    if (wrong.length > 0)
      return fail(
        `In PM2's list the name is ${wrong.map((each) => `"${each}"`).join(' and ')}; it should be "${name}".`,
        list,
      );
    return pass(`PM2 lists its processes as "${name}".`, list);
  },
};

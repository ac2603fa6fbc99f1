import { grownOf } from '../checks/grown.ts';
import { toldEnv } from '../checks/told-env.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** What PM2 said of what it does, and what it lists. */
export function pm2Facts(view: View): LooseFacts {
  if (view.of('launch')[0]?.by !== 'pm2') return {};
  return { ...sayings(view), ...listing(view), ...growing(view) };
}

function sayings(view: View): LooseFacts {
  const lines = view.of('output').map(({ text }) => text);
  const count = (words: RegExp) => lines.filter((text) => words.test(text)).length;
  return {
    'pm2-starts': count(/App \[.*\] starting in -/),
    'pm2-online': count(/App \[.*\] online$/),
    'pm2-fork-mode': count(/starting in -fork mode-/),
    'pm2-forced': count(/still alive after .* sending SIGKILL/),
    'pm2-config-error': count(/\[PM2\]\[ERROR\]/) > 0,
    'address-in-use': count(/EADDRINUSE/) > 0,
  };
}

function listing(view: View): LooseFacts {
  const data = view.mark('pm2-list')?.data;
  const told = toldEnv(view);
  return {
    'pm2-names': typeof data?.names === 'string' ? [...new Set(data.names.split(','))].join(',') : undefined,
    'pm2-listed': typeof data?.count === 'number' ? data.count : undefined,
    'told-node-env': told[0] === undefined ? undefined : String(told[0].env.NODE_ENV ?? 'not set'),
  };
}

function growing(view: View): LooseFacts {
  return { 'small-gone': grownOf(view, 'small')?.gone, 'large-gone': grownOf(view, 'large')?.gone };
}

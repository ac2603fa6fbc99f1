import { grownOf } from '../checks/grown.ts';
import { fewest, lingering } from '../checks/handover.ts';
import { reloadsOf } from '../checks/reload-view.ts';
import { toldEnv } from '../checks/told-env.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** What PM2 said of what it does, what it lists, and how a program took its orders. */
export function pm2Facts(view: View): LooseFacts {
  if (view.of('launch')[0]?.by !== 'pm2') return {};
  return { ...sayings(view), ...listing(view), ...growing(view), ...handing(view) };
}

function sayings(view: View): LooseFacts {
  const lines = view.of('output').map(({ text }) => text);
  const count = (words: RegExp) => lines.filter((text) => words.test(text)).length;
  return {
    'pm2-starts': count(/App \[.*\] starting in -/),
    'pm2-online': count(/App \[.*\] online$/),
    'pm2-fork-mode': count(/starting in -fork mode-/),
    'pm2-handovers': count(/New worker listening$/),
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

function handing(view: View): LooseFacts {
  const [reload] = reloadsOf(view);
  if (reload === undefined || view.mark('load-stop') === undefined) return {};
  const lost = view.tagged('load').filter(({ response }) => response !== undefined && !response.ok);
  const took = Number(reload.done?.data?.took);
  return {
    'least-in-turn': fewest(view, view.expected ?? 0)?.serving ?? view.expected ?? undefined,
    'not-ready-answers': lost.filter(({ response }) => response?.status === 503).length,
    'longest-lingering-ms': Math.round(Math.max(0, ...lingering(view).map(({ ms }) => ms))),
    'reload-ms': Number.isNaN(took) ? undefined : took,
  };
}

import { connect } from 'node:net';
import { askPm2 } from '../run/pm2.ts';
import { scenarioEnv } from '../run/program.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { printable } from '../run/sanitise.ts';
import { until } from '../run/until.ts';
import { numberOf, textOf } from './parameters.ts';

/** A command of PM2's answers within this, in milliseconds before scaling; a reload takes as long as the program makes it. */
const PATIENCE = 8000;
const RELOAD = 30_000;

/**
 * Orders `pm2 reload all` and goes on at once. Marks `reload-sent` with the workers of before, and `pm2-done` when the
 * command has ended by itself.
 */
export const pm2Reload: Probe = async (run) => {
  await run.table.look();
  run.mark('reload-sent', { by: 'pm2 reload', workers: run.workers() });
  if (run.primaryGone()) return;
  const done = askPm2(run, ['reload', 'all'], run.scaled(RELOAD));
  void done.then(({ code, said }) => {
    if (code !== null && !run.marks.has('ending'))
      run.mark('pm2-done', { code, said: printable(said.slice(-300)) });
  });
};

type Listed = { readonly name: string; readonly mode: string };

/**
 * Asks PM2 what it runs, as `pm2 ls` would show it. Marks `pm2-list` with the names and the modes of its processes, in
 * order and with commas between; makes no mark when PM2 does not answer.
 */
export const pm2List: Probe = async (run) => {
  const listed = await list(run);
  if (listed === undefined) return;
  run.mark('pm2-list', {
    count: listed.length,
    names: printable(listed.map(({ name }) => name).join(',')),
    modes: printable(listed.map(({ mode }) => mode).join(',')),
  });
};

async function list(run: Run): Promise<Listed[] | undefined> {
  if (run.primaryGone()) return undefined;
  const { out } = await askPm2(run, ['jlist'], run.scaled(PATIENCE));
  // What else it prints stands in lines before the list.
  const line = out.split('\n').findLast((each) => each.startsWith('['));
  try {
    const parsed: unknown = JSON.parse(line ?? '');
    return Array.isArray(parsed) ? parsed.map(listedOf) : undefined;
  } catch {
    return undefined;
  }
}

function listedOf(entry: unknown): Listed {
  const { name, pm2_env: env } = fieldsOf(entry);
  return { name: String(name), mode: String(fieldsOf(env).exec_mode) };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** So often a connection to the socket and to PORT is tried. */
const TRY_EVERY = 50;

/**
 * Tries the socket whose path the environment names with `variable`, and PORT, until PORT answers, for at most `limit` ms.
 * Marks `socket-open` with the first connection that the socket takes, and `socket-watched`.
 */
export const watchSocket: Probe = async (run, parameters) => {
  const path = scenarioEnv(run.job)[textOf(parameters, 'variable', '')];
  if (path === undefined) throw new Error('the scenario names no socket');
  const deadline = run.recorder.now() + run.scaled(numberOf(parameters, 'limit', 10_000));
  let served = false;
  const look = async () => {
    if (!run.marks.has('socket-open') && (await takes(path))) run.mark('socket-open');
  };
  const ask = async () => {
    const response = await run.get('poll', '/', run.scaled(500));
    served = response.ok;
  };
  while (!served && run.recorder.now() < deadline && !run.primaryGone()) {
    if (run.over !== undefined) throw new RunOver(run.over);
    await Promise.all([look(), ask()]);
    await until(() => served, TRY_EVERY);
  }
  run.mark('socket-watched', { open: run.marks.has('socket-open'), served });
};

/** Whether somebody listens there. */
function takes(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const settle = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.setTimeout(500, () => settle(false));
  });
}

import { watch } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { calibrate } from '../grader/contain/calibrate.ts';
import { findPm2 } from '../grader/contain/pm2.ts';
import { tierStates } from '../grader/contain/tiers.ts';
import { readStat } from '../grader/run/table/proc-fs.ts';
import { until } from '../grader/run/until.ts';
import type { Finding } from './doctor-finding.ts';
import { redisFinding } from './doctor-redis.ts';
import { storeFindings } from './doctor-store.ts';
import { chooseEditor } from './editor.ts';

/** The narrowest terminal that the screens are made for. */
const COLUMNS = 60;
const ROWS = 20;

/** Everything that labs and quizzes need of this machine, looked at now. `progress` is the value of `--progress`. */
export async function findings(progress?: string): Promise<Finding[]> {
  return [
    node(),
    await speed(),
    isolation(),
    untrusted(),
    processTable(),
    pm2(),
    await watching(),
    await editor(),
    await redisFinding(),
    ...(await storeFindings(progress)),
    ...terminal(),
  ];
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > 22 || (major === 22 && minor >= 18);
  const is = `${process.version}, ${availableParallelism()} CPUs`;
  return enough
    ? { what: 'Node', state: 'good', is }
    : { what: 'Node', state: 'missing', is, advice: 'Install Node 22.18 or newer.' };
}

async function speed(): Promise<Finding> {
  const { startMs, scale, tooSlow } = await calibrate(process.execPath);
  const is = `a bare Node starts in ${Math.round(startMs)} ms; deadlines are multiplied by ${scale}`;
  if (!tooSlow) return { what: 'Speed', state: 'good', is };
  return {
    what: 'Speed',
    state: 'weaker',
    is,
    advice: 'The machine is very busy: limits of time cannot be judged now.',
  };
}

function isolation(): Finding {
  const [bubblewrap, namespace, group] = tierStates();
  if (bubblewrap?.works)
    return { what: 'Isolation', state: 'good', is: 'bubblewrap: own processes and network for each run' };
  const why = `bubblewrap: ${bubblewrap?.reason}`;
  const advice =
    process.platform === 'linux'
      ? `Install bubblewrap (apt-get install bubblewrap) and allow user namespaces. ${why}`
      : 'Only Linux has better tiers; labs run here all the same.';
  if (namespace?.works)
    return { what: 'Isolation', state: 'weaker', is: 'namespace: own processes for each run', advice };
  if (group?.works) {
    const is = 'process-group, best effort: a hostile program could leave processes behind';
    return { what: 'Isolation', state: 'weaker', is, advice };
  }
  return {
    what: 'Isolation',
    state: 'missing',
    is: 'none',
    advice: 'Labs cannot be graded on this platform yet; quizzes can.',
  };
}

function untrusted(): Finding {
  const [bubblewrap] = tierStates();
  return bubblewrap?.works === true
    ? { what: 'Untrusted code', state: 'good', is: 'grade --untrusted works' }
    : {
        what: 'Untrusted code',
        state: 'weaker',
        is: 'grade --untrusted refuses to run',
        advice: 'It needs bubblewrap.',
      };
}

function processTable(): Finding {
  const what = 'Process table';
  if (process.platform !== 'linux') {
    return {
      what,
      state: 'weaker',
      is: 'ps, every 100 ms',
      advice: 'Short-lived workers can be missed; only Linux is finer.',
    };
  }
  if (readStat(process.pid) === null)
    return { what, state: 'missing', is: '/proc cannot be read', advice: 'Mount /proc.' };
  return { what, state: 'good', is: '/proc, every 5 ms' };
}

function pm2(): Finding {
  const found = findPm2(process.cwd());
  if (found !== null) return { what: 'PM2', state: 'good', is: found };
  return {
    what: 'PM2',
    state: 'weaker',
    is: 'not found; the labs that it starts cannot be judged',
    advice: 'Run `npm install pm2` in the folder of the lab, or `npm install --global pm2`.',
  };
}

async function watching(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'clusterprep-doctor-'));
  let seen = false;
  try {
    const watcher = watch(folder, () => {
      seen = true;
    });
    await writeFile(join(folder, 'server.js'), '');
    await until(() => seen, 2000);
    watcher.close();
  } catch {
    // Told below: nothing was seen.
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return seen
    ? { what: 'Watching', state: 'good', is: 'the system tells when a file was saved' }
    : {
        what: 'Watching',
        state: 'weaker',
        is: 'files are looked at again and again',
        advice: 'Saving is noticed a little later.',
      };
}

async function editor(): Promise<Finding> {
  const choice = await chooseEditor(process.env);
  return choice.is === 'editor'
    ? { what: 'Editor', state: 'good', is: [choice.editor.command, ...choice.editor.args].join(' ') }
    : { what: 'Editor', state: 'weaker', is: choice.message };
}

function terminal(): Finding[] {
  const { isTTY, columns, rows } = process.stdout;
  if (isTTY !== true)
    return [{ what: 'Terminal', state: 'weaker', is: 'none here: everything is told as plain text' }];
  const size = `${columns}×${rows}, ${process.stdout.hasColors() ? 'with' : 'without'} colour`;
  if (columns >= COLUMNS && rows >= ROWS) return [{ what: 'Terminal', state: 'good', is: size }];
  return [
    {
      what: 'Terminal',
      state: 'weaker',
      is: size,
      advice: `Make it ${COLUMNS}×${ROWS} or larger, or use --plain.`,
    },
  ];
}

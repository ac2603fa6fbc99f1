import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KEY, openTerminal } from '../src/ui/testing/terminal.ts';
import { boot } from './boot.ts';
import { inPairs, type Row } from './measure.ts';
import { BIN, inFolder, ROOT } from './programs.ts';

const COUNT = 9;
/** Nobody reads, edits and saves in less. */
const EDIT_MS = 1500;
const STARTER = join(ROOT, 'labs', 'graceful-shutdown', 'starter');

/** Milliseconds from a save of the starter until the first check that is decided shows so on the screen. */
const saveToFinding = (): Promise<number> =>
  inFolder(async (home) => {
    const work = join(home, 'work');
    await mkdir(work);
    const args = ['lab', 'graceful-shutdown', '--dir', work, '--progress', join(home, 'progress')];
    const terminal = openTerminal([process.execPath, BIN, ...args], { cwd: home });
    try {
      await terminal.waitFor('Waiting for a save');
      await pause(EDIT_MS);
      const text = await readFile(join(work, 'server.js'), 'utf8');
      const start = performance.now();
      await writeFile(join(work, 'server.js'), `${text}// saved\n`);
      await terminal.waitFor(/^✗ /m);
      const ms = performance.now() - start;
      terminal.press(KEY.interrupt);
      await terminal.exit;
      return ms;
    } finally {
      await terminal.close();
    }
  });

export const labFinding: Row = {
  name: 'finding',
  what: 'save to the first finding on the screen of a lab',
  against: "boot of the learner's own server until all workers answer",
  goal: 1.3,
  allowance: 100,
  pairs: () => inPairs(COUNT, saveToFinding, () => boot(STARTER)),
};

import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^clusterprep-run-(\d+)-/;
/** No run takes so long. Who shares the folder, but not our view of processes, is safe meanwhile. */
const OLD = 3_600_000;

/** An empty folder for one run. What a clusterprep that was killed has left long ago is removed. */
export function newScratch(parent = realpathSync(tmpdir())): string {
  for (const name of readdirSync(parent)) {
    const owner = NAME.exec(name)?.[1];
    if (owner !== undefined && !lives(Number(owner))) removeOld(join(parent, name));
  }
  return mkdtempSync(join(parent, `clusterprep-run-${process.pid}-`));
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function removeOld(path: string): void {
  try {
    if (Date.now() - statSync(path).mtimeMs > OLD) rmSync(path, { recursive: true, force: true });
  } catch {
    // Another user's, or removed by another clusterprep just now.
  }
}

import { existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Job } from './job.ts';

/** What an untrusted run needs of the disk besides the system: Node, the grader, the program, and the packages above it. */
export function visibleTo(job: Pick<Job, 'folder' | 'node' | 'pm2'>, grading: string): string[] {
  return [
    dirname(process.execPath),
    job.node,
    dirname(dirname(grading)),
    job.folder,
    ...packageFolders(job.folder),
    ...(job.pm2 === null || job.pm2 === undefined ? [] : packageFolders(job.pm2)),
  ];
}

/** Folders that a program's packages may be in: `node_modules` of its folder and of each folder above. */
export function packageFolders(folder: string): string[] {
  const found: string[] = [];
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    found.push(`${at}/node_modules`);
    if (dirname(at) === at) return found.filter(existsSync);
  }
}

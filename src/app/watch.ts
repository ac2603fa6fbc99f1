import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** How long the folder must be still before it is read: an editor empties a file before it fills it. */
const SETTLE_MS = 30;
const MOST_FILES = 500;
const MOST_BYTES = 1024 * 1024;
/** What is saved when a program is changed; a log or a state in the folder is mostly written by the program itself. */
const PROGRAM = /(\.[cm]?[jt]s|[\\/]package\.json)$/;
/** Editors' temporary files, packages and backups are not the learner's program. */
const IGNORED = /(^|[\\/])(\.[^\\/]*|node_modules|backup-[^\\/]*|4913|[^\\/]*~|[^\\/]*\.sw[a-z])([\\/]|$)/;

const isIgnored = (folder: string, path: string): boolean => IGNORED.test(relative(folder, path));
const isProgram = (path: string): boolean => PROGRAM.test(path);

/**
 * A digest over names and contents of a program's files (code and package.json) in a folder, so that saving the same text
 * again changes nothing.
 */
export const folderDigest = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => isProgram(path) && !isIgnored(folder, path))
    .sort()
    .slice(0, MOST_FILES);
  const hash = createHash('sha256');
  for (const path of files) {
    const size = (await stat(path).catch(() => null))?.size ?? 0;
    const content = size > MOST_BYTES ? String(size) : await readFile(path).catch(() => '');
    hash.update(relative(folder, path).split(sep).join('/')).update('\0').update(content).update('\0');
  }
  return hash.digest('hex');
};

export type Watch = {
  /** Resolves when changes from now on are seen. */
  readonly ready: Promise<void>;
  readonly close: () => Promise<void>;
};

export type WatchHandlers = {
  /** The program in the folder is another one than before. */
  readonly onChange: () => void;
  /** Watching works no longer; `polling`: it was begun anew by looking every 100 ms, else it is given up. */
  readonly onTrouble: (message: string, polling: boolean) => void;
};

/**
 * Calls `onChange` when the program in the folder has changed, once a save. Where the system's watching fails it goes
 * on by polling, and also when CHOKIDAR_USEPOLLING asks for it. `onTrouble` never throws the lab away: `r` still works.
 */
export const watchFolder = (
  folder: string,
  handlers: WatchHandlers,
  /** The content that counts as unchanged: the present one, or one from before a screen was drawn. */
  since: Promise<string> = folderDigest(folder),
): Watch => {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let stop = async (): Promise<void> => {};
  let last = since;

  const look = async (): Promise<void> => {
    const before = await last;
    last = folderDigest(folder);
    if ((await last) !== before && !closed) handlers.onChange();
  };
  const touched = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), SETTLE_MS);
  };

  const start = async (backend: 'auto' | 'polling'): Promise<void> => {
    const { watch } = await import('chokidar');
    if (closed) return;
    const watcher = watch(folder, {
      backend,
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path: string) => isIgnored(folder, path),
    });
    stop = () => watcher.close();
    let failed = false;
    watcher.on('all', (_, path) => isProgram(path) && touched());
    await new Promise<void>((resolve) => {
      watcher.once('ready', resolve);
      watcher.on('error', (error) => {
        if (failed || closed) return;
        failed = true;
        const message = error instanceof Error ? error.message : String(error);
        handlers.onTrouble(message, backend !== 'polling');
        const next = watcher.close().then(() => (backend === 'polling' ? undefined : start('polling')));
        void next.then(resolve);
      });
    });
    // What was saved while the watcher looked around for the first time has raised no event.
    if (!failed) await look();
  };

  const ready = last.then(() => start('auto'));
  return {
    ready,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await stop();
    },
  };
};

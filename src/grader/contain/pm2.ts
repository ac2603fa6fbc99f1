import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** In bytes: what is longer is a program. */
const LONGEST_SCRIPT = 10_000;

/** Where PM2 may be, besides the program's folder and those above it. */
export type Places = {
  /** A file of ours: PM2 may be installed beside us. */
  readonly own: string;
  /** The PATH, for one that is installed globally. */
  readonly path: string;
  /** The Node that runs us: npm installs globally beside it. */
  readonly node: string;
};

const here: Places = {
  own: import.meta.filename,
  path: process.env.PATH ?? '',
  node: process.execPath,
};

/** The folder of the package `pm2`: the program's own, else the one beside us, else a global one; null: there is none. */
export function findPm2(folder: string, places: Places = here): string | null {
  const found = [
    () => resolved(join(folder, 'ecosystem.config.cjs')),
    () => resolved(places.own),
    () => onPath(places.path),
    () => whole(join(dirname(dirname(places.node)), 'lib', 'node_modules', 'pm2')),
  ];
  for (const look of found) {
    const pm2 = look();
    if (pm2 !== null) return pm2;
  }
  return null;
}

/** The package as a program at `file` would find it. */
function resolved(file: string): string | null {
  try {
    return whole(dirname(createRequire(file).resolve('pm2/package.json')));
  } catch {
    return null;
  }
}

/** The command `pm2` is a link into its package, stands beside the folder of global packages, or is a script that names it. */
function onPath(path: string): string | null {
  for (const folder of path.split(delimiter)) {
    const command = join(folder, 'pm2');
    if (folder === '' || !existsSync(command)) continue;
    const linked = whole(dirname(dirname(realpathSync(command))));
    const found = linked ?? whole(join(folder, '..', 'lib', 'node_modules', 'pm2')) ?? named(command);
    if (found !== null) return found;
  }
  return null;
}

/** A script that starts it, as pnpm puts one on the PATH, names the package: `"$basedir/global/5/node_modules/pm2/bin/pm2"`. */
function named(command: string): string | null {
  const text = statSync(command).size < LONGEST_SCRIPT ? readFileSync(command, 'utf8') : '';
  const [, place] = /"([^"\n]*\/node_modules\/pm2)\/bin\/pm2"/.exec(text) ?? [];
  return place === undefined ? null : whole(place.replace('$basedir', () => dirname(command)));
}

function whole(folder: string): string | null {
  const complete = ['package.json', 'bin/pm2', 'bin/pm2-runtime'].every((file) =>
    existsSync(join(folder, file)),
  );
  return complete ? realpathSync(folder) : null;
}

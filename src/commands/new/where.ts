import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';

/** Where new content goes, as an absolute path, and the folder of the pack as it was or may be named; undefined: our own. */
export type Destination = { readonly root: string; readonly pack: string | undefined };

/** Where a pack is made when nobody says where. */
const PACK = 'clusterprep-pack';

/**
 * The pack that was named; else our own content, for who stands in a checkout of the project; else a pack of its own
 * below `cwd`.
 * @param at `root` is the folder of the program's package
 */
export const destination = (
  pack: string | undefined,
  at: { readonly cwd: string; readonly root: string },
): Destination => {
  if (pack !== undefined) return { root: resolve(at.cwd, pack), pack };
  const inside = relative(at.root, at.cwd);
  const here = inside === '' || (!inside.startsWith('..') && !isAbsolute(inside));
  if (here && existsSync(join(at.root, 'src', 'cli.ts'))) return { root: at.root, pack: undefined };
  return { root: join(at.cwd, PACK), pack: PACK };
};

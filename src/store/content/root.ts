import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the package: that of the nearest `package.json` above this file. So it is found alike from the
 * sources and from the bundle, whose chunks lie at another depth.
 */
export const packageRoot = (from: string = import.meta.dirname): string => {
  let folder = from;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${from}`);
    folder = parent;
  }
  return folder;
};

/** Whether this code runs from its sources and not from the bundle. */
export const runsFromSource = (): boolean => /\.tsx?$/.test(import.meta.url);

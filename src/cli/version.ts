import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../store/content/root.ts';

/** The version of this package, as its `package.json` says. */
export const ownVersion = (): string =>
  JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version;

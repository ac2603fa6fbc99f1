/**
 * Builds dist/ from the sources and the content: `node scripts/build.ts [--clean]`. With `--clean` nothing of an
 * earlier build stays, as the package needs it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './build/bundle.ts';
import { compileContent } from './build/compile-content.ts';
import { licences } from './build/licences.ts';
import { putInPlace } from './build/put-in-place.ts';

const root = join(import.meta.dirname, '..');
// Beside dist/, because a rename works only within one file system; the name is in .gitignore with it.
const fresh = await mkdtemp(join(root, 'dist-'));
try {
  const [chunks] = await Promise.all([bundle(root, fresh), compileContent(root, join(fresh, 'content'))]);
  await writeFile(join(root, 'THIRD-PARTY-LICENSES.txt'), await licences(chunks));
  await putInPlace(fresh, join(root, 'dist'), process.argv.includes('--clean'));
} catch (error) {
  console.error(error instanceof Error && error.name === 'GraderError' ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(fresh, { recursive: true, force: true });
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { packageRoot } from './content/root.ts';
import { snapshotFileSchema } from './snapshot-schema.ts';

const file = join(packageRoot(), 'progress', 'progress.schema.json');

test('progress/progress.schema.json is what zod checks; `vitest -u` writes it anew', async () => {
  const text = `${JSON.stringify(z.toJSONSchema(snapshotFileSchema), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(file);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ title: 'clusterprep progress' });
});

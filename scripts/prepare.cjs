'use strict';
// `npm install --package-lock-only` also runs this, with nothing installed to build with.
const { existsSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const root = join(__dirname, '..');
if (existsSync(join(root, 'node_modules', 'rolldown'))) {
  const built = spawnSync('node', [join(__dirname, 'build.ts'), '--clean'], { cwd: root, stdio: 'inherit' });
  process.exitCode = built.status === null ? 1 : built.status;
}

import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { createHandler } from './app.js';

const child = new URL('./child.js', import.meta.url).pathname;

// Computed in a process of its own.
const compute = (n) => execFileSync(process.execPath, [child, String(n)], { encoding: 'utf8', stdio: 'pipe' }).trim();

createServer(createHandler(compute)).listen(process.env.PORT, '127.0.0.1');

import { type Lab, labSchema } from '../../domain/lab.ts';
import { type TemporaryProgram, temporaryProgram } from './programs.ts';

const ECOSYSTEM = `
const { WORKERS, PRICES } = process.env;
module.exports = {
  apps: [{
    name: 'shop', script: './server.js', exec_mode: 'cluster', instances: WORKERS, wait_ready: true, listen_timeout: 60_000,
  }],
};`;

/** Ready at once at first, and never once the file SLOW is there. Its processes name the folder on their command lines. */
const SERVER = `
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
const answer = (_req, res) => res.setHeader('Content-Type', 'application/json').end(JSON.stringify({ pid: process.pid }));
createServer(answer).listen(process.env.PORT, '127.0.0.1', () => existsSync(process.env.SLOW) || process.send('ready'));`;

/** An app of two workers for PM2, in a folder of its own, whose reload comes to no end. */
export const pm2Program = (): TemporaryProgram =>
  temporaryProgram(null, {
    'package.json': '{ "type": "module" }',
    'ecosystem.config.cjs': ECOSYSTEM,
    'server.js': SERVER,
  });

const link = 'https://nodejs.org/api/cluster.html';
const check = (use: string) => ({
  id: use,
  title: use,
  use,
  scenarios: ['only'],
  points: 50,
  why: 'Why.',
  hint: 'Hint.',
  link,
});

/** A lab with one scenario, which PM2 starts, waits for its two workers, and then does `probe`, and waits if that is a reload. */
export const pm2Lab = (probe: 'pm2-list' | 'pm2-reload'): Lab =>
  labSchema.parse({
    schema: 1,
    id: 'tiny-pm2',
    title: 'Boot by PM2',
    level: 'beginner',
    objective: 'production-tools',
    entry: 'ecosystem.config',
    minutes: 1,
    summary: 'Boot by PM2.',
    scenarios: [
      {
        id: 'only',
        title: 'The only one',
        workers: 2,
        launch: 'pm2',
        env: { SLOW: '{scratch}/slow' },
        probes: [
          { use: 'await-workers', with: { need: true, limit: 8000 } },
          { use: 'put-file', with: { variable: 'SLOW' } },
          { use: probe },
          ...(probe === 'pm2-reload' ? [{ use: 'await-reload', with: { limit: 20_000 } }] : []),
        ],
      },
    ],
    checks: [check('serves'), check(probe === 'pm2-list' ? 'cluster-mode' : 'reloads')],
    mistakes: [],
    wrong: [],
    passed: { proved: 'It boots.', explanation: 'It boots.', read: [] },
  });

/**
 * Measures how quick clusterprep is, as ratios: `node bench/run.ts [name…]`. Prints a table, and writes
 * `bench/results.json` when all rows were measured. Exit code 1 when a limit is not kept. Needs a build.
 */
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { checks } from './check.ts';
import { firstFrame } from './first-frame.ts';
import { fulls } from './full.ts';
import { grade } from './grade.ts';
import { labFinding } from './lab-finding.ts';
import { type Result, type Row, resultOf } from './measure.ts';
import { inFolder } from './programs.ts';
import { record } from './record.ts';
import { starts } from './starts.ts';
import { tableOf } from './table.ts';

const ROWS: readonly Row[] = [...starts, firstFrame, labFinding, grade, checks, ...fulls, record];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !ROWS.some((row) => row.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no row ${unknown.join(', ')}. The rows: ${ROWS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(64);
}

const measure = async (home: string): Promise<Result[]> => {
  // Compiled code is kept below the home folder: what is kept for these runs goes when they are over.
  Object.assign(process.env, { HOME: home, XDG_CACHE_HOME: join(home, '.cache'), LOCALAPPDATA: home });
  const results: Result[] = [];
  for (const row of ROWS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    process.stderr.write(`${row.name} …\n`);
    results.push(resultOf(row, await row.pairs()));
  }
  return results;
};

const results = await inFolder(measure);
process.stdout.write(tableOf(results));
if (wanted.length === 0) {
  const { version: node, platform } = process;
  const facts = { schema: 1, at: new Date().toISOString(), node, platform, cores: availableParallelism() };
  await writeFile(
    join(import.meta.dirname, 'results.json'),
    `${JSON.stringify({ ...facts, results }, null, 2)}\n`,
  );
}
process.exitCode = results.every(({ kept }) => kept) ? 0 : 1;

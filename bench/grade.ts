import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordingSchema } from '../src/domain/timeline.ts';
import { boot } from './boot.ts';
import { type Pair, type Row, timed } from './measure.ts';
import { BIN, inFolder, ROOT, runWell } from './programs.ts';

const COUNT = 5;
const LAB = 'graceful-shutdown';
const SOLUTION = join(ROOT, 'labs', LAB, 'solution');

/** The deadline that the scenario with the request that never ends was given, in milliseconds. */
const deadlineIn = async (file: string): Promise<number> => {
  const { timelines } = recordingSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const events = timelines.find(({ scenario }) => scenario === 'stuck')?.events ?? [];
  const launch = events.find((event) => event.kind === 'launch');
  const deadline = Number(launch?.env.SHUTDOWN_TIMEOUT_MS);
  if (!(deadline > 0)) throw new Error(`${file} tells no deadline`);
  return deadline;
};

/** The request that never ends is in flight until the deadline: no time beside that of the boot can be saved. */
const pair = (): Promise<Pair> =>
  inFolder(async (home) => {
    const file = join(home, 'timeline.json');
    const args = ['grade', LAB, SOLUTION, '--json', '--timeline', file, '--progress', home];
    const ours = await timed(() => runWell([BIN, ...args], home));
    return { ours, base: (await boot(SOLUTION)) + (await deadlineIn(file)) };
  });

export const grade: Row = {
  name: 'grade',
  what: 'a whole grade of graceful-shutdown',
  against: "its longest scenario's unavoidable time: boot, and the deadline under test",
  goal: 1.6,
  pairs: async () => {
    const pairs: Pair[] = [];
    while (pairs.length < COUNT) pairs.push(await pair());
    return pairs;
  },
};

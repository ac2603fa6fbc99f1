import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { quizFrame } from './first-frame.ts';
import { inPairs, type Row, timed } from './measure.ts';
import { makePlenty } from './plenty.ts';
import { BIN, inFolder, runWell } from './programs.ts';

const COUNT = 9;

type Start = (bin: string, progress: string) => Promise<number>;

const text =
  (...args: readonly string[]): Start =>
  (bin, progress) =>
    timed(() => runWell([bin, ...args, '--progress', progress], progress));

const full = (name: string, told: string, start: Start): Row => ({
  name,
  what: `${told}, with 10,000 questions and 100,000 records`,
  against: 'the same with the shipped questions and no record',
  goal: 1.2,
  pairs: () =>
    inFolder(async (folder) => {
      const plenty = await makePlenty(folder);
      const none = join(folder, 'none');
      await mkdir(none);
      // The first try, which counts for nothing, folds the journal into the snapshot.
      return inPairs(
        COUNT,
        () => start(plenty.bin, plenty.progress),
        () => start(BIN, none),
      );
    }),
});

/** How a start slows down with much to read. */
export const fulls: readonly Row[] = [
  full('full-home', 'the home screen as text', text()),
  full('full-progress', 'the progress command', text('progress')),
  full('full-quiz', 'first frame of the quiz', quizFrame),
];

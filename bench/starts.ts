import { inPairs, type Row, timed } from './measure.ts';
import { BIN, bareNode, inFolder, runWell } from './programs.ts';

const COUNT = 25;

const start = (name: string, args: readonly string[]): Row => ({
  name,
  what: `clusterprep ${args.join(' ')}, without a terminal`,
  against: 'starting a bare Node',
  goal: 1.6,
  pairs: () =>
    inFolder((folder) =>
      // An empty folder for the scores, whatever this machine's user has.
      inPairs(
        COUNT,
        () => timed(() => runWell([BIN, ...args, ...(name === 'lab' ? ['--progress', folder] : [])], folder)),
        bareNode,
      ),
    ),
});

/** What is called often, and by other programs. */
export const starts: readonly Row[] = [
  start('version', ['--version']),
  start('help', ['--help']),
  start('lab', ['lab']),
];

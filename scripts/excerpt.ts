// Prints a part of a recorded run as the timeline of a question, to be put into questions/*.yaml and shortened there:
// node scripts/excerpt.ts labs/respawn/recorded/starter.json.gz kill-one 1200 3000
import { readFileSync } from 'node:fs';
import { excerptOf } from '../src/authoring/excerpt.ts';
import { unpack } from '../src/authoring/recorded/pack.ts';

const [file = '', scenario = '', from = '0', to = 'Infinity'] = process.argv.slice(2);
const { recording } = unpack(readFileSync(file));
const timeline = recording.timelines.find((each) => each.scenario === scenario);
if (timeline === undefined) {
  const known = recording.timelines.map((each) => each.scenario).join(', ');
  throw new Error(`There is no scenario "${scenario}" in ${file}; there are: ${known}.`);
}
const answer = file.replace(/^.*labs\/([^/]+)\/recorded\/(.+)\.json\.gz$/, '$1/$2').replace('.', '/');
const lines = excerptOf(timeline, Number(from), Number(to));
const rows = lines.map(
  ({ ms, who, what }) => `      - { ms: ${ms}, who: ${who}, what: ${JSON.stringify(what)} }\n`,
);
process.stdout.write(`  timeline:\n    from: ${answer}, scenario ${scenario}\n    lines:\n${rows.join('')}`);

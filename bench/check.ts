import type { Row } from './measure.ts';
import { BIN, run } from './programs.ts';

const LAB = 'fork-workers';

type Checked = { readonly ms: number; readonly grades: readonly { answer: string; ms: number }[] };

/** What `check` told. A busy machine may make it find a problem: that changes no time. */
const check = async (only: string): Promise<Checked> => {
  const { stdout, stderr } = await run([BIN, 'check', '--only', only, '--json']);
  if (!stdout) throw new Error(`check --only ${only} told nothing:\n${stderr}`);
  return JSON.parse(stdout);
};

/** One pair: it takes a minute. The single grades run one after another: side by side they slow each other down. */
export const checks: Row = {
  name: 'check',
  what: `check of all answers of ${LAB}`,
  against: 'the sum of the single grades, one after another',
  goal: 0.6,
  pairs: async () => {
    const { ms, grades } = await check(LAB);
    let sum = 0;
    for (const { answer } of grades) sum += (await check(`${LAB}/${answer}`)).grades[0]?.ms ?? 0;
    return [{ ours: ms, base: sum }];
  },
};

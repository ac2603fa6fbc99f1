import { writeFileSync } from 'node:fs';
import { scenarioEnv } from '../run/program.ts';
import type { Probe } from '../run/run.ts';
import { textOf } from './parameters.ts';

/** Writes `text` to the file that the environment names with `variable`. Marks `file-put`. */
export const putFile: Probe = async (run, parameters) => {
  const variable = textOf(parameters, 'variable', '');
  const file = scenarioEnv(run.job)[variable];
  if (file === undefined) throw new Error(`the scenario sets no ${variable}`);
  writeFileSync(file, textOf(parameters, 'text', ''));
  run.mark('file-put', { variable });
};

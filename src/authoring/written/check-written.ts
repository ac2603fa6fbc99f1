import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Lab } from '../../domain/lab.ts';
import { type Known, outerNames } from '../../store/content/lab-names.ts';
import { checkLab, labFile, namesIn } from '../../store/content/lab-yaml.ts';
import { type Fault, faultText, locate } from '../../store/content/read-yaml.ts';
import { parseYaml } from '../../store/content/yaml-text.ts';
import { tableFlaws } from './check-table.ts';
import { firmRules, wholeRules } from './lab-rules.ts';
import { todosIn } from './todos.ts';

export type WrittenOptions = {
  /** What is still to be written is no problem, nor are answers and questions that are still missing. */
  readonly draft: boolean;
  readonly known: Known;
};

/** What is wrong with a lab as it is written, before anything is run: a line each, with file and line. */
export async function checkWritten(
  { lab, folder }: { readonly lab: Lab; readonly folder: string },
  { draft, known }: WrittenOptions,
): Promise<string[]> {
  // A packed clusterprep has no lab.yaml: what it was compiled from was checked then.
  if (!existsSync(join(folder, 'lab.yaml'))) return [];
  const file = labFile(lab.id);
  const checked = await checkLab(dirname(dirname(folder)), lab.id);
  if (checked.is === 'faulty') return checked.faults.map(faultText);
  const [source, brief, accepted] = await Promise.all([
    readFile(join(folder, 'lab.yaml'), 'utf8'),
    readFile(join(folder, 'README.md'), 'utf8').catch(() => ''),
    namesIn(join(folder, 'accepted')),
  ]);
  const flaws = [
    ...outerNames(lab, known),
    ...firmRules(lab),
    ...(draft ? [] : wholeRules(lab, accepted.length)),
  ];
  const text = parseYaml(source);
  const name = `labs/${lab.id}/README.md`;
  const noBrief = { file: name, line: 1, what: 'The brief is missing. Write what the learner has to do.' };
  const inBrief =
    brief.trim() === '' ? [] : tableFlaws(brief, lab.checks).map((flaw) => ({ file: name, ...flaw }));
  const faults: Fault[] = [
    ...flaws.map((flaw) => locate(file, text, flaw)),
    ...(brief.trim() === '' ? [noBrief] : []),
    ...(draft ? [] : [...todosIn(file, source), ...todosIn(name, brief), ...inBrief]),
  ];
  return faults.map(faultText);
}

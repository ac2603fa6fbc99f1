import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../domain/lab.ts';
import { labFile } from '../store/content/lab-yaml.ts';
import { nearest } from '../store/content/nearest.ts';
import { faultText, locate } from '../store/content/read-yaml.ts';
import { parseYaml } from '../store/content/yaml-text.ts';

/**
 * Facts that the mistakes of a lab name and no run of any of its answers had, each as `scenario.fact`: mistyped, or of a
 * probe that the scenario does not use. A line each, with file and line.
 */
export function lostFacts(
  { lab, folder }: { readonly lab: Lab; readonly folder: string },
  seen: ReadonlySet<string>,
): string[] {
  const path = join(folder, 'lab.yaml');
  const text = parseYaml(existsSync(path) ? readFileSync(path, 'utf8') : '');
  return lab.mistakes.flatMap(({ any }, n) =>
    any.flatMap(({ facts }, m) =>
      Object.keys(facts)
        .filter((name) => !seen.has(name))
        .map((name) => {
          const [meant] = nearest(name, [...seen]);
          const advice = meant === undefined ? '' : ` Did you mean "${meant}"?`;
          const what = `No run of any answer had the fact "${name}".${advice}`;
          return faultText(
            locate(labFile(lab.id), text, { place: ['mistakes', n, 'any', m, 'facts', name], what }),
          );
        }),
    ),
  );
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../store/content/read-yaml.ts';
import type { Mutant } from './mutate.ts';

const equivalentSchema = z.array(
  z.object({
    key: z.string(),
    /** The changed line, for the reader. */
    line: z.string(),
    change: z.string(),
    /** Why no client and no operator could tell the difference. */
    reason: z.string().min(20),
  }),
);
export type Equivalent = z.infer<typeof equivalentSchema>[number];

/** Mutants of a lab's solution that are known to be as right as the solution, from `equivalent.yaml` in its folder. */
export async function equivalentsOf(lab: string, folder: string): Promise<Equivalent[]> {
  const file = join(folder, 'equivalent.yaml');
  return existsSync(file) ? readYaml(file, `labs/${lab}/equivalent.yaml`, equivalentSchema) : [];
}

/** Entries that name no mutant any more. */
export function outdated(known: readonly Equivalent[], mutants: readonly Mutant[]): string[] {
  const keys = new Set(mutants.map(({ key }) => key));
  return known
    .filter(({ key }) => !keys.has(key))
    .map(({ key, line }) => `equivalent.yaml: ${key} (${line}) is no mutant of the solution any more`);
}

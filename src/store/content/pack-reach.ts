import type { Lab } from '../../domain/lab.ts';
import type { Flaw } from './yaml-text.ts';

/** A file of the run's own empty folder. */
const OWN_FILE = /^\{scratch\}\/\w[\w.-]*$/;

/** The variables whose files the probes of a scenario write or remove. */
const written = ({ probes }: Lab['scenarios'][number]): string[] =>
  probes.flatMap(({ use, with: given }) => {
    if (use === 'fault') return ['BOOT_FAULT'];
    return use === 'put-file' && typeof given.variable === 'string' ? [given.variable] : [];
  });

/** Where a pack would have the grader write outside of the run's own folder: our labs are trusted with it, a pack is not. */
export const reachesOut = (lab: Lab): Flaw[] =>
  lab.scenarios.flatMap((scenario, n) =>
    [...new Set(written(scenario))].flatMap((name) => {
      const value = scenario.env[name];
      if (value === undefined || OWN_FILE.test(value)) return [];
      const what = `The grader writes this file, so it must be one of the run itself. Write "{scratch}/file".`;
      return [{ place: ['scenarios', n, 'env', name], what }];
    }),
  );

import { checks } from './checks/registry.ts';
import { checkParameters, probeParameters } from './parameter-names.ts';
import { probes } from './probes/registry.ts';

/** All names of the grader that a lab may use. */
export const graderNames = {
  probes: Object.keys(probes),
  checks: Object.keys(checks),
  parameters: { probes: probeParameters, checks: checkParameters },
};

import { formHere } from '../ui/form.ts';

export type DemoCommandOptions = { readonly plain?: boolean };

/**
 * `clusterprep demo`: grades the starter of `graceful-shutdown`, which fails, and its solution, which passes. Resolves
 * with 0, or 130 when it is interrupted.
 * @throws GraderError when the outcome is not as it must be
 */
export const demoCommand = async (options: DemoCommandOptions = {}): Promise<number> => {
  const draws = formHere(options.plain) === 'screen';
  return draws ? (await import('./demo/draw.ts')).drawDemo() : (await import('./demo/tell.ts')).tellDemo();
};

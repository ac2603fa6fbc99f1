import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { soak } from '../../authoring/soak/soak.ts';
import { EXIT } from '../../domain/errors.ts';
import { soakText } from '../../report/soak-text.ts';
import { chooseLabs } from './choose.ts';
import { Meter } from './meter.ts';
import type { CheckOptions } from './options.ts';

const GRADES = 1000;
/** What a grade is thought to take, in milliseconds. */
const USUAL = 4000;

/** `check --soak`: exit code 1 unless the grader was right, and nearly always sure, in every grade. */
export async function soakCommand(options: CheckOptions, stop: AbortSignal): Promise<number> {
  const labs = await chooseLabs(options.only, '--soak');
  const width = options.jobs ?? Math.ceil(availableParallelism() * 1.5);
  const file = options.soakFile ?? join(envPaths('clusterprep', { suffix: '' }).cache, 'soak.jsonl');
  const meter = new Meter('grades', stop);
  const report = await soak({
    labs,
    grades: typeof options.soak === 'number' ? options.soak : GRADES,
    width,
    busyWidth: options.jobs ?? 1,
    file,
    stop,
    onPlan: (left) =>
      meter.begin(
        Array.from({ length: left }, () => USUAL),
        width,
      ),
    onGrade: ({ lab, answer, load, status, because }, went) => {
      const told = `${lab}/${answer}${load ? ' (busy)' : ''}: ${status ?? 'not graded'}`;
      if (went === 'badly') meter.tell([told, ...because].join('\n  '));
      meter.done(USUAL);
    },
  });
  process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : soakText(report, file));
  if (stop.aborted) return EXIT.interrupted;
  return report.holds ? EXIT.ok : EXIT.notPassed;
}

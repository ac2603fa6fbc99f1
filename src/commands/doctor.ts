import { findings } from '../app/doctor.ts';
import { EXIT } from '../domain/errors.ts';
import { doctorText } from '../report/doctor-text.ts';

/** Beyond this a line is hard to read. */
const WIDEST = 100;

/** Tells what this machine can do. Exit 1 when something that is needed is missing. */
export async function doctorCommand(
  options: { readonly json?: boolean; readonly progress?: string } = {},
): Promise<number> {
  const found = await findings(options.progress);
  const failed = found.some(({ state }) => state === 'missing');
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ schema: 1, ok: !failed, findings: found })}\n`
      : doctorText(found, Math.min(process.stdout.columns || WIDEST, WIDEST)),
  );
  return failed ? EXIT.notPassed : EXIT.ok;
}

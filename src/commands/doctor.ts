import { type Finding, findings } from '../app/doctor.ts';
import { EXIT } from '../domain/errors.ts';

/** Tells what this machine can do. Exit 1 when something that is needed is missing. */
export async function doctorCommand(
  options: { readonly json?: boolean; readonly progress?: string } = {},
): Promise<number> {
  const found = await findings(options.progress);
  const failed = found.some(({ state }) => state === 'missing');
  process.stdout.write(
    options.json === true ? `${JSON.stringify({ schema: 1, ok: !failed, findings: found })}\n` : told(found),
  );
  return failed ? EXIT.notPassed : EXIT.ok;
}

const WORD = { good: 'good   ', weaker: 'weaker ', missing: 'MISSING' } as const;

function told(found: readonly Finding[]): string {
  const lines = found.flatMap(({ what, state, is, advice }) => [
    `${WORD[state]}  ${what.padEnd(14)} ${is}`,
    ...(advice === undefined ? [] : [`${' '.repeat(24)} → ${advice}`]),
  ]);
  return `${lines.join('\n')}\n`;
}

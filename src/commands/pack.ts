import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { brokenKind } from '../authoring/check-kinds.ts';
import { UsageError } from '../domain/errors.ts';
import { faultText } from '../store/content/read-yaml.ts';
import { choosePack, loadPack } from '../store/content.ts';
import { suggestPack } from './pack-option.ts';

/** How many faults are told where the pack is only used. */
const TOLD = 5;

/** What a command wants of a pack: `use` it, `check` it, which tells the faults itself, or `make` something in it. */
export type PackUse = 'use' | 'check' | 'make';

/**
 * Takes the labs and questions of a pack besides our own, for the whole run. What is broken in it is told on stderr and
 * left out.
 * @throws UsageError `no-pack` for a folder that is not there or holds nothing
 */
export async function choosePackAt(named: string, use: PackUse): Promise<void> {
  if (named !== process.env.CLUSTERPREP_PACK) suggestPack(named);
  const folder = resolve(named);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    if (use === 'make') return;
    throw new UsageError(
      'no-pack',
      `There is no folder ${folder}.\nName the folder of a pack with --pack or CLUSTERPREP_PACK.`,
    );
  }
  choosePack({
    folder,
    broken: brokenKind,
    names: async () => (await import('../grader/names.ts')).graderNames,
  });
  if (use === 'make') return;
  const pack = await loadPack();
  if (pack === null) return;
  if (pack.labs.length + pack.questions.length + pack.faults.length === 0) {
    const make = `\`clusterprep new lab my-lab --pack ${named}\` makes a first lab there.`;
    throw new UsageError('no-pack', `${folder} holds no labs and no questions.\n${make}`);
  }
  if (use === 'use' && pack.faults.length > 0)
    process.stderr.write(`${told(named, pack.faults.map(faultText))}\n`);
}

function told(named: string, faults: readonly string[]): string {
  const more = faults.length - TOLD;
  const check = `\`clusterprep check --draft --pack ${named}\``;
  return [
    `clusterprep: some of the pack ${named} cannot be used, and is left out:`,
    ...faults.slice(0, TOLD).map((fault) => `  ${fault}`),
    more > 0 ? `  and ${more} more: ${check} tells them all.` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

import { join, relative } from 'node:path';
import { freeId, refuseId } from '../authoring/new/new-id.ts';
import { kindsIn, planLab, planQuestion } from '../authoring/new/plan.ts';
import { readTemplates, writeFiles } from '../authoring/new/write-files.ts';
import { EXIT, UsageError } from '../domain/errors.ts';
import { noSuch } from '../store/content/nearest.ts';
import { packageRoot } from '../store/content/root.ts';
import { labSummaries, loadBlueprint, loadIndex, readAsWritten } from '../store/content.ts';
import { type Destination, destination } from './new/where.ts';
import { checkObjectives } from './quiz/plan.ts';

export type NewOptions = { readonly objective?: string; readonly kind?: string; readonly pack?: string };

/**
 * `clusterprep new lab <id>` and `new question [id]`: makes a small whole one, to be changed into one's own. Resolves
 * with the exit code.
 * @throws UsageError for an id that is bad or taken, an unknown objective or kind, and files that are there
 */
export async function newCommand(what: string, id: string | undefined, options: NewOptions): Promise<number> {
  const to = destination(options.pack, { cwd: process.cwd(), root: packageRoot() });
  readAsWritten();
  const blueprint = await loadBlueprint();
  if (options.objective !== undefined) await checkObjectives([options.objective], blueprint);
  const objective = options.objective ?? blueprint.objectives[0]?.id ?? '';
  if (what === 'lab') return newLab(id, objective, to, options);
  if (what === 'question') return newQuestion(id, objective, to, options);
  throw new UsageError(
    'wrong-usage',
    `"${what}" cannot be made.\nGive \`clusterprep new lab <id>\` or \`clusterprep new question [id]\`.`,
  );
}

async function newLab(
  id: string | undefined,
  objective: string,
  to: Destination,
  { kind }: NewOptions,
): Promise<number> {
  if (kind !== undefined)
    throw new UsageError('wrong-usage', 'Only questions have a kind.\nLeave out --kind.');
  if (id === undefined)
    throw new UsageError('wrong-usage', 'A lab needs an id.\nSuch as: `clusterprep new lab my-lab`.');
  refuseId(
    'lab',
    id,
    (await labSummaries()).map((lab) => lab.id),
  );
  const files = planLab(await readTemplates(templates('lab')), { id, objective });
  await writeFiles(to.root, files, `labs/${id}`);
  tell([
    `A lab that works is in ${shown(join(to.root, 'labs', id))}. Change one thing at a time, and prove it each time.`,
    '',
    ...commands(id, to, `clusterprep lab ${id}`),
  ]);
  return EXIT.ok;
}

async function newQuestion(
  given: string | undefined,
  objective: string,
  to: Destination,
  { kind = 'one' }: NewOptions,
): Promise<number> {
  const known = await readTemplates(templates('question'));
  const kinds = kindsIn(known);
  if (!kinds.includes(kind))
    throw new UsageError(
      'unknown-kind',
      noSuch('kind of question', kind, kinds, `The kinds are: ${kinds.join(', ')}.`),
    );
  const taken = (await loadIndex()).map((entry) => entry.id);
  const id = given ?? freeId('my-question', taken);
  refuseId('question', id, taken);
  const files = planQuestion(known, kind, { id, objective });
  await writeFiles(to.root, files);
  tell([
    ...files.map(({ path }) => `Made: ${shown(join(to.root, path))}`),
    '',
    ...commands(id, to, `clusterprep quiz ${objective}`),
  ]);
  return EXIT.ok;
}

const templates = (what: string): string => join(packageRoot(), 'templates', what);

/** A path as short as it can be named from here. */
const shown = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
};

const commands = (id: string, { pack }: Destination, tryIt: string): string[] => {
  const where = pack === undefined ? '' : ` --pack ${pack}`;
  return [
    `Prove it as it is:     clusterprep check --draft --only ${id}${where}`,
    `Try it as a learner:   ${pack === undefined ? 'npm run build && ' : ''}${tryIt}${where}`,
    `When no TODO is left:  clusterprep check --only ${id}${where}`,
  ];
};

const tell = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

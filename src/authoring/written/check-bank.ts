import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lostNames } from '../../store/content/lab-names.ts';
import type { Located } from '../../store/content/question-files.ts';
import { faultText } from '../../store/content/read-yaml.ts';
import type { Flaw } from '../../store/content/yaml-text.ts';
import { brokenKind } from '../check-kinds.ts';
import { todosInData } from './todos.ts';

export type BankOptions = {
  /** What is still to be written is no problem. */
  readonly draft: boolean;
  readonly objectives: readonly string[];
  /** The folder of the programs of proofs. */
  readonly proofs: string;
};

/** What is wrong with questions as they are written, before any proof is run: a line each, with file and line. */
export function checkBank(located: readonly Located[], options: BankOptions): string[] {
  const { draft, objectives, proofs } = options;
  return located.flatMap(({ question, at }) => {
    const { id, objective, proof } = question;
    const lost =
      proof === undefined || existsSync(join(proofs, proof.file))
        ? []
        : [{ place: ['proof', 'file'], what: `There is no questions/proofs/${proof.file}. Write it.` }];
    const flaws: Flaw[] = [
      ...lostNames('objective', [{ place: ['objective'], name: objective }], objectives),
      ...brokenKind(question).map((what) => ({ place: ['id'], what: `"${id}": ${what}.` })),
      ...lost,
      ...(draft ? [] : todosInData(question)),
    ];
    return flaws.map(at).map(faultText);
  });
}

import { type Answer, answersOf } from '../../authoring/answers.ts';
import { UsageError } from '../../domain/errors.ts';
import type { Lab } from '../../domain/lab.ts';
import { noSuch } from '../../store/content/nearest.ts';
import { labSummaries, loadLab } from '../../store/content.ts';

export type Chosen = {
  readonly labs: readonly { lab: Lab; folder: string }[];
  /** Only these answers of them; undefined: all. */
  readonly answers: ((answer: Answer) => boolean) | undefined;
};

/** `only` names labs, or single answers as `lab/answer` (`respawn/wrong/only-once`). Throws UsageError for others. */
export async function chooseLabs(only: readonly string[] | undefined): Promise<Chosen> {
  if (only === undefined) {
    const all = (await labSummaries()).map(({ id }) => id);
    return { labs: await Promise.all(all.map(loadLab)), answers: undefined };
  }
  const ids = [...new Set(only.map((name) => name.split('/')[0] ?? name))];
  const labs = await Promise.all(ids.map(loadLab));
  const singles = only.filter((word) => word.includes('/'));
  for (const name of singles) {
    const lab = labs.find((loaded) => name.startsWith(`${loaded.lab.id}/`));
    const known = lab === undefined ? [] : answersOf(lab.lab, lab.folder).answers.map(fullName);
    if (!known.includes(name)) {
      const otherwise = `The answers are the folders in labs/${lab?.lab.id}.`;
      throw new UsageError('unknown-answer', noSuch('answer', name, known, otherwise));
    }
  }
  if (singles.length === 0) return { labs, answers: undefined };
  const whole = only.filter((word) => !word.includes('/'));
  return {
    labs,
    answers: (answer) => whole.includes(answer.lab) || singles.includes(fullName(answer)),
  };
}

function fullName({ lab, name }: Answer): string {
  return `${lab}/${name}`;
}

import { type Answer, answersOf } from '../../authoring/answers.ts';
import { UsageError } from '../../domain/errors.ts';
import type { Lab } from '../../domain/lab.ts';
import { noSuch } from '../../store/content/nearest.ts';
import type { Fault } from '../../store/content/read-yaml.ts';
import { labSummaries, loadIndex, loadLab, loadPack, refuseBroken } from '../../store/content.ts';

export type Chosen = {
  readonly labs: readonly { lab: Lab; folder: string }[];
  /** Only these answers of them; undefined: all. */
  readonly answers: ((answer: Answer) => boolean) | undefined;
  /** Ids of the questions that are looked at. */
  readonly questions: readonly string[];
  /** All of ours were chosen. */
  readonly bank: boolean;
  /** What the pack, if there is one, has left out of what was chosen. */
  readonly faults: readonly Fault[];
  /** All that there is was chosen. */
  readonly whole: boolean;
};

/** All questions of the bank, among names of labs. */
const BANK = 'questions';

/**
 * `only` names labs, single answers as `lab/answer` (`respawn/wrong/only-once`), questions by their ids, or all of them
 * as `questions`. Without it all there is. With a pack, only what is in it. Throws UsageError for others.
 */
export async function chooseContent(only: readonly string[] | undefined): Promise<Chosen> {
  const [allLabs, index] = await Promise.all([labSummaries(), loadIndex()]);
  const pack = await loadPack();
  const ids =
    pack === null
      ? { labs: allLabs.map(({ id }) => id), questions: index.map(({ id }) => id) }
      : { labs: pack.labs.map(({ id }) => id), questions: pack.questions.map(({ question }) => question.id) };
  if (only === undefined)
    return {
      labs: await Promise.all(ids.labs.map(loadLab)),
      answers: undefined,
      questions: ids.questions,
      bank: pack === null,
      faults: pack?.faults ?? [],
      whole: true,
    };
  const questions = only.includes(BANK) ? ids.questions : only.filter((name) => ids.questions.includes(name));
  const ofLabs = only.filter((name) => name !== BANK && !ids.questions.includes(name));
  const named = [...new Set(ofLabs.map((name) => name.split('/')[0] ?? name))];
  const lost = named.find((name) => !ids.labs.includes(name));
  if (lost !== undefined) {
    await refuseBroken(lost);
    const known = [...ids.labs, ...ids.questions, BANK];
    const otherwise = '`clusterprep lab` lists the labs; questions are in questions/*.yaml.';
    throw new UsageError('unknown-lab', noSuch('lab or question', lost, known, otherwise));
  }
  const labs = await Promise.all(named.map(loadLab));
  const singles = ofLabs.filter((word) => word.includes('/'));
  for (const name of singles) {
    const lab = labs.find((loaded) => name.startsWith(`${loaded.lab.id}/`));
    const known = lab === undefined ? [] : answersOf(lab.lab, lab.folder).answers.map(fullName);
    if (!known.includes(name)) {
      const otherwise = `The answers are the folders in labs/${lab?.lab.id}.`;
      throw new UsageError('unknown-answer', noSuch('answer', name, known, otherwise));
    }
  }
  const complete = ofLabs.filter((word) => !word.includes('/'));
  const answers =
    singles.length === 0
      ? undefined
      : (answer: Answer) => complete.includes(answer.lab) || singles.includes(fullName(answer));
  const isChosen = (file: string, question?: string) =>
    only.includes(question ?? '') || (only.includes(BANK) && file.startsWith('questions/'));
  const faults = pack?.faults.filter(({ file, question }) => isChosen(file, question)) ?? [];
  return { labs, answers, questions, bank: only.includes(BANK) && pack === null, faults, whole: false };
}

/** Whole labs, for what grades nothing else. Throws UsageError for answers and questions, and where there is no lab. */
export async function chooseLabs(
  only: readonly string[] | undefined,
  option: string,
): Promise<Chosen['labs']> {
  const { labs, answers, questions } = await chooseContent(only);
  if (only !== undefined && (answers !== undefined || questions.length > 0 || labs.length === 0))
    throw new UsageError(
      'wrong-usage',
      `${option} takes whole labs.\nName labs after --only, and nothing else.`,
    );
  if (labs.length === 0) throw new UsageError('wrong-usage', `${option} takes labs, and there are none.`);
  return labs;
}

function fullName({ lab, name }: Answer): string {
  return `${lab}/${name}`;
}

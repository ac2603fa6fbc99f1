import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from '../../domain/question.ts';
import { type Known, lostNames } from './lab-names.ts';
import { type Located, readQuestionFiles } from './question-files.ts';
import type { Fault } from './read-yaml.ts';
import { steering, steeringIn } from './steering.ts';
import type { Flaw } from './yaml-text.ts';

export type PackQuestions = { readonly usable: readonly Located[]; readonly faults: readonly Fault[] };

/** A file in questions/proofs/ itself. */
const PROGRAM = /^\w[\w.-]*\.mjs$/;

/**
 * The questions of a pack that can be used, with the absolute paths of their programs, and what is wrong with the others.
 * @param known what clusterprep has itself
 * @param broken what is wrong with a question by the rules of its kind
 */
export const packQuestions = async (
  folder: string,
  known: Known,
  broken: (question: Question) => string[],
): Promise<PackQuestions> => {
  const { found, faults } = await readQuestionFiles(folder);
  const judged = found.map((located) => ({
    located,
    faults: flawsOf(located.question, folder, known, broken).map(located.at),
  }));
  return {
    usable: judged
      .filter((each) => each.faults.length === 0)
      .map(({ located }) => withProgram(located, folder)),
    faults: [...faults, ...judged.flatMap((each) => each.faults)],
  };
};

const flawsOf = (
  question: Question,
  folder: string,
  known: Known,
  broken: (question: Question) => string[],
): Flaw[] => {
  const { id, objective } = question;
  return [
    ...(known.questions.includes(id)
      ? [
          {
            place: ['id'],
            what: `clusterprep has a question "${id}" of its own. Write another, such as my-${id}.`,
          },
        ]
      : []),
    ...lostNames('objective', [{ place: ['objective'], name: objective }], known.objectives),
    ...programFlaws(question, folder),
    ...steeringIn(question),
    ...broken(question).map((what) => ({ place: ['id'], what: `"${id}": ${what}.` })),
  ];
};

const programFlaws = ({ proof }: Question, folder: string): Flaw[] => {
  if (proof === undefined) return [];
  const place = ['proof', 'file'];
  if (!PROGRAM.test(proof.file))
    return [
      {
        place,
        what: `"${proof.file}" does not fit. Write the name of a file in questions/proofs, such as a.mjs.`,
      },
    ];
  const text = readText(programOf(folder, proof.file));
  if (text === undefined)
    return [{ place, what: `There is no questions/proofs/${proof.file}. Write it, or leave the proof out.` }];
  const what = text
    .split(/\r?\n/)
    .map(steering)
    .find((each) => each !== undefined);
  return what === undefined ? [] : [{ place, what: `questions/proofs/${proof.file}: ${what}` }];
};

const readText = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const programOf = (folder: string, file: string): string => join(folder, 'questions', 'proofs', file);

/** Programs of our own are named by their file alone; those of a pack lie elsewhere. */
const withProgram = (located: Located, folder: string): Located => {
  const { question } = located;
  if (question.proof === undefined) return located;
  const file = programOf(folder, question.proof.file);
  return { ...located, question: { ...question, proof: { ...question.proof, file } } };
};

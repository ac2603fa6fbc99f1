import { join } from 'node:path';
import { type Question, questionSchema } from '../../domain/question.ts';
import { namesIn } from './lab-yaml.ts';
import { checkData, type Fault, locate, textOf, unreadable } from './read-yaml.ts';
import { type Flaw, parseYaml } from './yaml-text.ts';

/** A question, and where it is written. */
export type Located = {
  readonly question: Question;
  /** A flaw of it, whose place counts from the question. */
  readonly at: (flaw: Flaw) => Fault;
};

/** Questions that can be used, and what is wrong with the others. */
export type QuestionFiles = { readonly found: readonly Located[]; readonly faults: readonly Fault[] };

/** Files beside the questions that hold something else. */
const NO_QUESTIONS = ['blueprint.yaml', 'glossary.yaml', 'path.yaml'];

/** The names of the files of questions below `root`. */
export const questionFiles = async (root: string): Promise<string[]> =>
  (await namesIn(join(root, 'questions'))).filter(
    (file) => file.endsWith('.yaml') && !NO_QUESTIONS.includes(file),
  );

/** Reads the questions below `root`, each for itself: one that is broken leaves the others alone. */
export const readQuestionFiles = async (root: string): Promise<QuestionFiles> => {
  const read = (await questionFiles(root)).map(async (name) => {
    const file = `questions/${name}`;
    const text = await textOf(join(root, file));
    return text === undefined ? { found: [], faults: [unreadable(file)] } : questionsIn(file, text);
  });
  const passedOver = (await namesIn(join(root, 'questions')))
    .filter((name) => /\.ya?ml$/i.test(name) && !name.endsWith('.yaml'))
    .map(
      (name): Fault => ({
        file: `questions/${name}`,
        line: 1,
        what: 'It is not read. Let its name end in .yaml.',
      }),
    );
  const all = [...(await Promise.all(read)), { found: [], faults: passedOver }];
  const found: Located[] = [];
  const faults = all.flatMap((one) => one.faults);
  for (const located of all.flatMap((one) => one.found)) {
    const { id } = located.question;
    const other = found.find(({ question }) => question.id === id);
    if (other === undefined) found.push(located);
    else {
      const { file, line } = other.at({ place: ['id'], what: '' });
      const what = `"${id}" is taken already, in ${file}:${line}. Choose another id.`;
      faults.push(located.at({ place: ['id'], what }));
    }
  }
  return { found, faults };
};

/** The questions in the text of one file. Pure. */
export const questionsIn = (file: string, source: string): QuestionFiles => {
  const text = parseYaml(source);
  if (text.errors.length > 0) return { found: [], faults: text.errors.map((error) => ({ file, ...error })) };
  if (!Array.isArray(text.data)) {
    const what = 'A file of questions is a list. Begin each question with a hyphen: `- id: my-question`.';
    return { found: [], faults: [{ file, line: 1, what }] };
  }
  const found: Located[] = [];
  const faults: Fault[] = [];
  for (const [n, data] of text.data.entries()) {
    const at = ({ place, what }: Flaw): Fault => {
      const fault = locate(file, text, { place: [n, ...place], what });
      const told = fault.what.replace(/^\[\d+\]\.?/, '').replace(/^: /, '');
      return { ...fault, what: told, ...idIn(data) };
    };
    const checked = checkData<Question>(data, questionSchema);
    if ('data' in checked) found.push({ question: checked.data, at });
    else faults.push(...checked.flaws.map(at));
  }
  return { found, faults };
};

const idIn = (data: unknown): { question?: string } => {
  const id: unknown = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
  return typeof id === 'string' ? { question: id } : {};
};

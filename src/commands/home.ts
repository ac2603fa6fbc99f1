import { dueToday } from '../app/due.ts';
import { type HomeFacts, homeFacts } from '../app/home.ts';
import { storeNotes } from '../app/store-notes.ts';
import { EXIT } from '../domain/errors.ts';
import { labSummaries, loadBlueprint, loadIndex } from '../store/content.ts';
import { openStore, type Store } from '../store/store.ts';
import { formHere } from '../ui/form.ts';
import type { HomeChoice } from '../ui/screens/home.tsx';
import { packOption } from './pack-option.ts';

export type HomeCommandOptions = { readonly plain?: boolean; readonly progress?: string };

/**
 * `clusterprep`: scores, the last activity and the next step. On a terminal a menu starts what is chosen, and the exit
 * code is that of what was started; else it is text and 0.
 */
export const homeCommand = async (options: HomeCommandOptions = {}): Promise<number> => {
  const facts = await readFacts(options);
  if (formHere(options.plain) !== 'screen') return tell(facts);
  const [{ createElement }, { showScreen }, { HomeScreen }] = await Promise.all([
    import('react'),
    import('../ui/show.ts'),
    import('../ui/screens/home.tsx'),
  ]);
  const choice = await showScreen<HomeChoice>((finish) => createElement(HomeScreen, { facts, finish }));
  if (choice === 'quit') return EXIT.ok;
  if (choice === 'interrupt') return EXIT.interrupted;
  return start(choice.run, options);
};

const readFacts = async (options: HomeCommandOptions): Promise<HomeFacts> => {
  const [blueprint, labs, questions, store] = await Promise.all([
    loadBlueprint(),
    labSummaries(),
    loadIndex(),
    openStore({ progress: options.progress }),
  ]);
  const now = new Date();
  const notes = [...storeNotes(store), ...(await ranOut(store))];
  const due = await dueToday(store.state(), questions, now);
  const content = { blueprint, labs, questions, due, ...packOption() };
  const facts = homeFacts(store.state(), content, now.getTime(), notes);
  await store.close();
  return facts;
};

/** Grades exams whose time ran out meanwhile, and tells of them. What does that is read only when there is one. */
const ranOut = async (store: Store): Promise<string[]> => {
  if (!Object.values(store.state().open).some(({ exam }) => exam !== undefined)) return [];
  const [{ gradeRunOut }, { ownExamContent }] = await Promise.all([
    import('../app/exam-find.ts'),
    import('../app/exam-content.ts'),
  ]);
  const results = await gradeRunOut(store, ownExamContent, { date: () => new Date() });
  return results.map(
    ({ percent, passed }) =>
      `The time of your exam ran out: ${passed ? 'passed' : 'not passed'}, ${percent} %. \`clusterprep exam --result\` tells why.`,
  );
};

const tell = async (facts: HomeFacts): Promise<number> => {
  const { plainWidth, print } = await import('../ui/plain/print.ts');
  const { homeLines } = await import('../ui/lab/home-lines.ts');
  print(homeLines(facts, plainWidth()));
  return EXIT.ok;
};

const start = async ([command, ...rest]: readonly string[], options: HomeCommandOptions): Promise<number> => {
  switch (command) {
    case 'lab':
      return (await import('./lab.ts')).labCommand(rest[0], options);
    case 'quiz':
      return (await import('./quiz.ts')).quizCommand(rest, options);
    case 'exam':
      return (await import('./exam.ts')).examCommand(options);
    case 'review':
      return (await import('./review.ts')).reviewCommand(options);
    case 'learn':
      return (await import('./learn.ts')).learnCommand(undefined, options);
    case 'progress':
      return (await import('./progress.ts')).progressCommand(options);
    default:
      return (await import('./demo.ts')).demoCommand(options);
  }
};

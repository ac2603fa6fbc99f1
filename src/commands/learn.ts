import { EXIT, UsageError } from '../domain/errors.ts';
import type { Lesson } from '../domain/learn.ts';
import { loadBlueprint, loadLearning } from '../store/content.ts';
import { openStore } from '../store/store.ts';
import { formHere } from '../ui/form.ts';
import { loadColours } from '../ui/highlight.ts';
import { briefLines } from '../ui/lab/brief.ts';
import { plainWidth } from '../ui/plain/print.ts';
import { walkPath } from './learn/path.ts';
import { printPainted } from './paint.ts';
import { checkObjectives } from './quiz/plan.ts';
import { tellNotes } from './store-notes.ts';

export type LearnOptions = { readonly step?: number; readonly plain?: boolean; readonly progress?: string };

/**
 * `clusterprep learn [objective]`: the lesson of an objective, or the path of eight steps. Resolves with the exit code.
 * @throws UsageError for an unknown objective or step
 */
export async function learnCommand(
  objective: string | undefined,
  options: LearnOptions = {},
): Promise<number> {
  const [learning, blueprint] = await Promise.all([loadLearning(), loadBlueprint()]);
  const form = formHere(options.plain);
  if (form !== 'screen' && process.stdout.isTTY === true) await loadColours();
  if (objective !== undefined) {
    await checkObjectives([objective], blueprint);
    const lesson = learning.lessons.find((each) => each.objective === objective);
    if (lesson === undefined)
      throw new UsageError(
        'no-lesson',
        `There is no lesson on ${objective} yet.\nTry \`clusterprep learn\`.`,
      );
    return form === 'screen' ? showLesson(lesson) : tellLesson(lesson);
  }
  if (options.step !== undefined && options.step > learning.path.length)
    throw new UsageError(
      'unknown-step',
      `There is no step ${options.step}.\nGive --step a number from 1 to ${learning.path.length}.`,
    );
  const store = await openStore({ progress: options.progress });
  try {
    tellNotes(store);
    return await walkPath({ learning, store, form }, options.step);
  } finally {
    await store.close();
  }
}

function tellLesson({ title, text, objective }: Lesson): number {
  const practise = `Practise: \`clusterprep quiz ${objective}\``;
  printPainted(briefLines(`# ${title}\n\n${text}\n\n${practise}`, plainWidth(), true));
  return EXIT.ok;
}

async function showLesson({ title, text }: Lesson): Promise<number> {
  const [{ createElement }, { showScreen }, { ReaderScreen }] = await Promise.all([
    import('react'),
    import('../ui/show.ts'),
    import('../ui/screens/reader.tsx'),
  ]);
  const end = await showScreen<'on' | 'back' | 'interrupt'>((finish) =>
    createElement(ReaderScreen, { title, markdown: text, finish }),
  );
  return end === 'interrupt' ? EXIT.interrupted : EXIT.ok;
}

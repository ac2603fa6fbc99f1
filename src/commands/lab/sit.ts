import { dirname } from 'node:path';
import { createElement } from 'react';
import { type LabDesk, openLab } from '../../app/lab.ts';
import { learnerFolder } from '../../app/lab-folder.ts';
import { listed, nextLab } from '../../app/lab-list.ts';
import { sittingGrader } from '../../app/sitting-grader.ts';
import { logOf } from '../../app/store-log.ts';
import { storeNotes } from '../../app/store-notes.ts';
import { EXIT } from '../../domain/errors.ts';
import type { LabSummary } from '../../domain/lab.ts';
import { labSummaries, loadLab } from '../../store/content.ts';
import { openStore } from '../../store/store.ts';
import { formHere } from '../../ui/form.ts';
import type { NextLab } from '../../ui/lab/next-lab.ts';
import { labCommandLine } from './again.ts';
import type { LabCommandOptions } from './options.ts';

/** Sits down at one lab, in the form that fits the surroundings; resolves with the exit code. */
export const sitAtLab = async (id: string, options: LabCommandOptions): Promise<number> => {
  const { lab, folder: source } = await loadLab(id);
  const store = await openStore({ progress: options.progress });
  // The folder above labs/: that of a pack is no checkout, so its labs are worked on below the current folder.
  const place = { cwd: process.cwd(), root: dirname(dirname(source)) };
  const grader = sittingGrader();
  const desk = await openLab({
    lab,
    source,
    folder: learnerFolder(lab.id, options.dir === undefined ? place : { ...place, dir: options.dir }),
    reset: options.reset === true,
    timed: options.timed === true,
    grade: grader.grade,
    log: logOf(store),
    now: Date.now,
  });
  const notes = storeNotes(store);
  if (notes.length > 0) desk.notice(notes.join(' '));
  try {
    const next = nextLab(listed(await labSummaries(), store.state().labs), { done: lab.id });
    return await inForm(desk, next && toldNext(next, options), options);
  } finally {
    await desk.close();
    await grader.close();
    await store.close();
  }
};

const inForm = async (desk: LabDesk, next: NextLab | null, options: LabCommandOptions): Promise<number> => {
  const form = formHere(options.plain);
  if (form !== 'screen') {
    const { gradeOnce, plainLab } = await import('../../ui/plain/lab.ts');
    const code = form === 'text' ? await gradeOnce(desk, next) : await plainLab(desk, next);
    process.stdout.write(`\n${farewell(desk, options)}\n`);
    return code ?? codeOf(desk);
  }
  const [{ showScreen }, { LabScreen }] = await Promise.all([
    import('../../ui/show.ts'),
    import('../../ui/screens/lab.tsx'),
  ]);
  // Watching and drawing begin together, so that the first frame does not wait.
  void desk.watch();
  const how = await showScreen<'quit' | 'interrupt'>((finish) =>
    createElement(LabScreen, { desk, next, finish }),
  );
  process.stdout.write(`${farewell(desk, options)}\n`);
  return how === 'interrupt' ? EXIT.interrupted : codeOf(desk);
};

const codeOf = (desk: LabDesk): number => (desk.session().attempt.is === 'passed' ? EXIT.ok : EXIT.notPassed);

/** The next lab with the command that starts it: where the scores are kept is the same, the folder is its own. */
const toldNext = (
  { id, title }: LabSummary,
  { plain = false, progress, pack }: LabCommandOptions,
): NextLab => ({
  title,
  command: labCommandLine(id, {
    plain,
    ...(progress === undefined ? {} : { progress }),
    ...(pack === undefined ? {} : { pack }),
  }),
});

/** What stays on the terminal in the end: how far it went, where the work is, how to come back. */
const farewell = (desk: LabDesk, options: LabCommandOptions): string => {
  const { attempt } = desk.session();
  const { title, id } = desk.lab;
  const folder = `Your work is in ${desk.folder}`;
  const again = labCommandLine(id, options);
  if (attempt.is === 'passed') return `${title}: passed with ${attempt.points} points.\n${folder}`;
  if (attempt.is === 'over')
    return `${title}: this attempt is over.\n${folder}\nBegin a new one with: ${again}`;
  return `${title}: not passed yet.\nThe clock goes on. ${folder}\nGo on with: ${again}`;
};

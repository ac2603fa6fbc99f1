import { createElement } from 'react';
import { gradeProgram } from '../../app/grade.ts';
import { type LabDesk, openLab } from '../../app/lab.ts';
import { learnerFolder } from '../../app/lab-folder.ts';
import { listed, nextLab } from '../../app/lab-list.ts';
import { logOf } from '../../app/store-log.ts';
import { EXIT } from '../../domain/errors.ts';
import type { LabSummary } from '../../domain/lab.ts';
import { packageRoot } from '../../store/content/root.ts';
import { labSummaries, loadLab } from '../../store/content.ts';
import { openStore } from '../../store/store.ts';
import { formHere } from '../../ui/form.ts';
import type { LabCommandOptions } from './options.ts';

/** Sits down at one lab, in the form that fits the surroundings; resolves with the exit code. */
export const sitAtLab = async (id: string, options: LabCommandOptions): Promise<number> => {
  const { lab, folder: source } = await loadLab(id);
  const store = await openStore({ progress: options.progress });
  const place = { cwd: process.cwd(), root: packageRoot() };
  const desk = await openLab({
    lab,
    source,
    folder: learnerFolder(lab.id, options.dir === undefined ? place : { ...place, dir: options.dir }),
    reset: options.reset === true,
    timed: options.timed === true,
    grade: gradeProgram,
    log: logOf(store),
    now: Date.now,
  });
  if (store.notices.length > 0) desk.notice(store.notices.join(' '));
  try {
    const next = nextLab(listed(await labSummaries(), store.state().labs), lab.id);
    return await inForm(desk, next, options);
  } finally {
    await desk.close();
    await store.close();
  }
};

const inForm = async (
  desk: LabDesk,
  next: LabSummary | null,
  options: LabCommandOptions,
): Promise<number> => {
  const form = formHere(options.plain);
  if (form === 'text') return (await import('../../ui/plain/lab.ts')).gradeOnce(desk, next);
  if (form === 'lines') {
    await (await import('../../ui/plain/lab.ts')).plainLab(desk, next);
    return codeOf(desk);
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
  process.stdout.write(`${farewell(desk)}\n`);
  return how === 'interrupt' ? EXIT.interrupted : codeOf(desk);
};

const codeOf = (desk: LabDesk): number => (desk.session().attempt.is === 'passed' ? EXIT.ok : EXIT.notPassed);

/** What stays on the terminal when the screen is gone. */
const farewell = (desk: LabDesk): string => {
  const { attempt } = desk.session();
  const folder = `Your work is in ${desk.folder}`;
  if (attempt.is === 'passed') return `${desk.lab.title}: passed with ${attempt.points} points. ${folder}`;
  if (attempt.is === 'over') return `${desk.lab.title}: this attempt is over. ${folder}`;
  return `${desk.lab.title}: not passed yet; the clock goes on. ${folder}\nGo on with: clusterprep lab ${desk.lab.id}`;
};

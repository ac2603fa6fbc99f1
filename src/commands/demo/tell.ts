import { type DemoPart, runDemo } from '../../app/demo.ts';
import { gradeProgram } from '../../app/grade.ts';
import { EXIT } from '../../domain/errors.ts';
import { loadLab } from '../../store/content.ts';
import { farewell } from '../../ui/lab/demo-lines.ts';
import { narrator } from '../../ui/plain/lab-narrator.ts';
import { plainWidth, print, say } from '../../ui/plain/print.ts';

const INTRO: Record<DemoPart, string> = {
  starter: 'First the starter: it serves, and it was never told how to stop.',
  solution: 'Now the solution, with the same clients and the same signals.',
};

/** The demo as text. Resolves with 0. */
export const tellDemo = async (): Promise<number> => {
  const { lab, folder } = await loadLab('graceful-shutdown');
  const tell = narrator(null);
  say(`clusterprep demo: ${lab.title}`);
  await runDemo({
    lab,
    source: folder,
    grade: gradeProgram,
    signal: new AbortController().signal,
    onChange: ({ part, sessions }, action) => {
      if (action.type === 'grade-start') say(`\n${INTRO[part]}`);
      else tell(sessions[part], action);
    },
  });
  say();
  print(farewell(plainWidth()));
  return EXIT.ok;
};

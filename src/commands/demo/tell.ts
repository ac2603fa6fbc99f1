import { runDemo } from '../../app/demo.ts';
import { gradeProgram } from '../../app/grade.ts';
import { EXIT } from '../../domain/errors.ts';
import { loadLab } from '../../store/content.ts';
import { DEMO_INTRO, endedLines, farewell } from '../../ui/lab/demo-lines.ts';
import { BLANK } from '../../ui/line.ts';
import { narrator } from '../../ui/plain/lab-narrator.ts';
import { plainWidth, print, say } from '../../ui/plain/print.ts';

/** The demo as text. Resolves with 0. */
export const tellDemo = async (): Promise<number> => {
  const { lab, folder } = await loadLab('graceful-shutdown');
  const tell = { starter: narrator(null), solution: narrator(null) };
  const name = { starter: 'The starter', solution: 'The solution' };
  say(`clusterprep demo: ${lab.title}`);
  await runDemo({
    lab,
    source: folder,
    grade: gradeProgram,
    signal: new AbortController().signal,
    onChange: ({ part, sessions }, action) => {
      const session = sessions[part];
      if (action.type === 'grade-start') say(`\n${DEMO_INTRO[part]}`);
      else if (action.type === 'grade-end') print([BLANK, ...endedLines(session, name[part], plainWidth())]);
      else tell[part](session, action);
    },
  });
  say();
  print(farewell(plainWidth()));
  return EXIT.ok;
};

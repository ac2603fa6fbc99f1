import { setTimeout as pause } from 'node:timers/promises';
import { createElement } from 'react';
import { type DemoState, newDemo, runDemo } from '../../app/demo.ts';
import { gradeProgram } from '../../app/grade.ts';
import { EXIT } from '../../domain/errors.ts';
import type { LabAction } from '../../domain/lab-session.ts';
import { loadLab } from '../../store/content.ts';
import { calmly } from '../../ui/lab/calm.ts';
import { DemoScreen } from '../../ui/screens/demo.tsx';
import { showScreen } from '../../ui/show.ts';

/** Time to read why the starter failed, in milliseconds. */
const READ_MS = 5000;

type Listener = (state: DemoState, action: LabAction) => void;

/** The demo drawn live. Resolves with 0, or with 130 when Ctrl-C or q ended it. */
export const drawDemo = async (): Promise<number> => {
  const { lab, folder } = await loadLab('graceful-shutdown');
  const stop = new AbortController();
  const listeners = new Set<Listener>();
  let state = newDemo(lab);
  const store = calmly({
    onChange: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
  const grades = runDemo({
    lab,
    source: folder,
    grade: gradeProgram,
    signal: stop.signal,
    between: () => pause(READ_MS, undefined, { signal: stop.signal }),
    onChange: (now, action) => {
      state = now;
      for (const listener of listeners) listener(now, action);
    },
  });
  // However it ends, the screen goes first; what was thrown is told after it.
  const interrupt = (): void => stop.abort();
  await showScreen<void>(
    (finish) => {
      grades.then(finish, () => finish());
      return createElement(DemoScreen, { subscribe: store.subscribe, state: () => state, interrupt });
    },
    { stays: true },
  );
  if (!stop.signal.aborted) await grades;
  return stop.signal.aborted ? EXIT.interrupted : EXIT.ok;
};

import type { LabAction } from '../../domain/lab-session.ts';

/** Lanes move several hundred times a second in a burst; drawing each move would starve the program under test. */
const CALM_MS = 50;

type Changing<S> = { readonly onChange: (listener: (state: S, action: LabAction) => void) => () => void };

/** Something that changes as a store for React: what matters is drawn at once, moving lanes at most every 50 ms. */
export const calmly = <S>(source: Changing<S>) => ({
  subscribe: (draw: () => void): (() => void) => {
    let timer: NodeJS.Timeout | undefined;
    const now = (): void => {
      clearTimeout(timer);
      timer = undefined;
      draw();
    };
    const stop = source.onChange((_state, action) => {
      if (action.type === 'grade-update' && action.update.type === 'event')
        timer ??= setTimeout(now, CALM_MS);
      else now();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  },
});

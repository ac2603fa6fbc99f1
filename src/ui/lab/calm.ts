import type { LabDesk } from '../../app/lab.ts';

/** Lanes move several hundred times a second in a burst; drawing each move would starve the program under test. */
const CALM_MS = 50;

/** The desk as a store for React: what matters is drawn at once, moving lanes at most every 50 ms. */
export const calmly = (desk: Pick<LabDesk, 'onChange'>) => ({
  subscribe: (draw: () => void): (() => void) => {
    let timer: NodeJS.Timeout | undefined;
    const now = (): void => {
      clearTimeout(timer);
      timer = undefined;
      draw();
    };
    const stop = desk.onChange((_session, action) => {
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

import { useEffect, useState } from 'react';
import type { LabDesk } from '../../app/lab.ts';
import type { LabSession } from '../../domain/lab-session.ts';
import type { Line } from '../line.ts';
import { overlayLines } from './overlay.ts';

/** The lines of what lies over the lab's screen; none until they are read. Files are read again when it is opened. */
export const useOverlay = (
  desk: Pick<LabDesk, 'source' | 'folder' | 'lab' | 'session'>,
  session: LabSession,
  width: number,
): readonly Line[] => {
  const wanted = `${session.overlay} ${session.hints} ${session.phase.is} ${session.grades} ${width}`;
  const [shown, setShown] = useState<{ readonly of: string; readonly lines: readonly Line[] }>({
    of: '',
    lines: [],
  });
  useEffect(() => {
    let stale = false;
    void overlayLines(desk, desk.session(), width).then((lines) => {
      if (!stale) setShown({ of: wanted, lines });
    });
    return () => {
      stale = true;
    };
  }, [desk, wanted, width]);
  return shown.of === wanted ? shown.lines : [];
};

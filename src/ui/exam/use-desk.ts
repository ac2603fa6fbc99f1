import { useEffect, useState } from 'react';
import type { ExamSitting } from '../../app/exam.ts';
import type { ExamDesk } from '../../app/exam-lab.ts';

/** The desk of the lab on the screen, once it is there. */
export type DeskState =
  | { readonly is: 'none' | 'opening' }
  | { readonly is: 'open'; readonly lab: string; readonly desk: ExamDesk }
  | { readonly is: 'trouble'; readonly lab: string; readonly message: string };

/** Sets up the folder of a lab when it comes on the screen, and grades on save from then on. */
export function useDesk(sitting: ExamSitting, lab: string | undefined): DeskState {
  const [state, setState] = useState<DeskState>({ is: 'none' });
  useEffect(() => {
    if (lab === undefined) return;
    let stale = false;
    const tell = (next: DeskState): void => {
      if (!stale) setState(next);
    };
    sitting.desk(lab).then(
      (desk) => {
        tell({ is: 'open', lab, desk });
        void desk.watch();
      },
      (error: unknown) =>
        tell({ is: 'trouble', lab, message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      stale = true;
    };
  }, [sitting, lab]);
  if (lab === undefined) return { is: 'none' };
  return 'lab' in state && state.lab === lab ? state : { is: 'opening' };
}

import { join } from 'node:path';
import { useApp } from 'ink';
import { useRef } from 'react';
import { chooseEditor, runEditor } from '../../app/editor.ts';
import type { LabDesk } from '../../app/lab.ts';
import { entryOf } from '../../app/lab-folder.ts';
import { quietStdin } from '../quiet-stdin.ts';

/** Opens the entry in the learner's editor, which has the terminal meanwhile. What goes wrong is told as a notice. */
export const useEditor = (
  desk: Pick<LabDesk, 'folder' | 'notice'>,
): { readonly edit: () => void; readonly busy: () => boolean } => {
  const { suspendTerminal } = useApp();
  const busy = useRef(false);
  const open = async (): Promise<void> => {
    const choice = await chooseEditor(process.env);
    if (choice.is === 'none') return desk.notice(choice.message);
    const file = join(desk.folder, await entryOf(desk.folder));
    await suspendTerminal(async () => {
      await quietStdin();
      const trouble = await runEditor(choice.editor, file);
      if (trouble) desk.notice(trouble);
    });
  };
  const edit = (): void => {
    if (busy.current) return;
    busy.current = true;
    open()
      .catch((error: unknown) => desk.notice(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        busy.current = false;
      });
  };
  return { edit, busy: () => busy.current };
};

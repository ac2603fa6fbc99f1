/** A line of code that can be picked. `number` counts from 1, as the learner sees it. */
export type PickableLine = { readonly id: string; readonly number: number; readonly text: string };

/** The lines of code that say something: no comments, no lone brackets, no blanks. `text` is without the blanks around it. */
export function pickableLines(code: string): PickableLine[] {
  return code.split('\n').flatMap((line, at) => {
    const text = line.trim();
    const silent = !/[\p{L}\p{N}]/u.test(text) || /^(\/\/|\/\*|\*|#)/.test(text);
    return silent ? [] : [{ id: `line-${at + 1}`, number: at + 1, text }];
  });
}

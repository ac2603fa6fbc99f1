import type { Key as InkKey } from 'ink';

/** A key as the screens see it. `text` is what was typed, maybe several characters at once. */
export type Key =
  | {
      readonly name:
        | 'up'
        | 'down'
        | 'left'
        | 'right'
        | 'page-up'
        | 'page-down'
        | 'home'
        | 'end'
        | 'enter'
        | 'escape'
        | 'tab'
        | 'backspace'
        | 'interrupt';
      readonly shift: boolean;
    }
  /** A letter with Ctrl, other than those that have a name above. */
  | { readonly name: 'ctrl'; readonly letter: string }
  | { readonly name: 'text'; readonly text: string };

/**
 * The keys in one piece of input from Ink's `useInput`, in order: a slow terminal may deliver `2` and Enter
 * together. Empty for what the screens have no use for.
 */
export function keysOf(input: string, key: InkKey): Key[] {
  const named = nameOf(input, key);
  if (named) return [{ name: named, shift: key.shift }];
  if (key.ctrl) return /^[a-z]$/.test(input) ? [{ name: 'ctrl', letter: input }] : [];
  if (key.meta) return [];
  return input.split(/(\r|\n)/).flatMap((part): Key[] => {
    if (part === '\r' || part === '\n') return [{ name: 'enter', shift: false }];
    const text = part.replace(/\p{Cc}/gu, '');
    return text === '' ? [] : [{ name: 'text', text }];
  });
}

function nameOf(input: string, key: InkKey): Exclude<Key['name'], 'text' | 'ctrl'> | undefined {
  if (key.ctrl && input === 'c') return 'interrupt';
  if (key.upArrow) return 'up';
  if (key.downArrow) return 'down';
  if (key.leftArrow) return 'left';
  if (key.rightArrow) return 'right';
  if (key.pageUp) return 'page-up';
  if (key.pageDown) return 'page-down';
  if (key.home) return 'home';
  if (key.end) return 'end';
  if (key.return) return 'enter';
  if (key.escape) return 'escape';
  if (key.tab) return 'tab';
  // Most terminals send DEL for the Backspace key, which Ink calls delete.
  if (key.backspace || key.delete) return 'backspace';
  return undefined;
}

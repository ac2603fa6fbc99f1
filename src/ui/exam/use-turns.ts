import { useApp } from 'ink';
import { useRef } from 'react';
import type { Key } from '../keys.ts';

/**
 * Takes keys one after another: each is carried out before the next one is looked at, since what it does is recorded
 * before it is seen, and a key means something else on the next item. What fails ends the screen.
 */
export function useTurns(): (carryOut: () => Promise<unknown> | undefined) => void {
  const { exit } = useApp();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return (carryOut) => {
    last.current = last.current.then(carryOut).catch((error: unknown) => {
      exit(error instanceof Error ? error : new Error(String(error)));
    });
  };
}

/** Several letters at once are several keys, but where they are typed into an answer. */
export function single(key: Key, typing: boolean): readonly Key[] {
  return key.name === 'text' && !typing ? [...key.text].map((text) => ({ name: 'text', text })) : [key];
}

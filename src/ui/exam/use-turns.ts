import { setImmediate as turn } from 'node:timers/promises';
import { useApp, useInput } from 'ink';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type Key, keysOf } from '../keys.ts';
import type { OnKey } from './screen-props.ts';

/**
 * Takes keys one after another: each is carried out, recorded and drawn before the next one is looked at, since a key
 * means something else on the next item. What fails ends the screen. `typing`: whether letters are typed just now.
 */
export function useTurns(typing: () => boolean, interrupt: () => Promise<unknown>): RefObject<OnKey> {
  const { exit } = useApp();
  const keys = useRef<OnKey>(() => undefined);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const carryOut = async (key: Key): Promise<void> => {
    for (const one of single(key, typing())) {
      await (one.name === 'interrupt' ? interrupt() : keys.current(one));
      // By then the view that belongs to the new state listens.
      await turn();
    }
  };
  useInput((input, key) => {
    for (const each of keysOf(input, key)) {
      last.current = last.current
        .then(() => carryOut(each))
        .catch((error: unknown) => exit(error instanceof Error ? error : new Error(String(error))));
    }
  });
  return keys;
}

/** From the frame on in which the view is drawn, keys are its own. */
export function useKeys(keys: RefObject<OnKey>, onKey: OnKey): void {
  useLayoutEffect(() => {
    keys.current = onKey;
  });
}

/** Several letters at once are several keys, but where they are typed into an answer. */
export function single(key: Key, typing: boolean): readonly Key[] {
  return key.name === 'text' && !typing ? [...key.text].map((text) => ({ name: 'text', text })) : [key];
}

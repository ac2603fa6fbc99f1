import { render } from 'ink';
import type { ReactNode } from 'react';

/**
 * Draws a screen until it calls `finish`, and resolves with what it finished with when the terminal is given back.
 * Rejects with what a component threw. Keys, Ctrl-C included, are the screen's. With `stays` the last frame stays
 * on the terminal; else the terminal shows again what it showed before.
 */
export const showScreen = async <T>(
  screen: (finish: (value: T) => void) => ReactNode,
  { stays = false } = {},
): Promise<T> => {
  let finished: { readonly value: T } | undefined;
  const node = screen((value) => {
    finished ??= { value };
    app.unmount();
  });
  const app = render(node, { exitOnCtrlC: false, alternateScreen: !stays, interactive: true });
  await app.waitUntilExit();
  if (!finished) throw new Error('the screen ended by itself');
  return finished.value;
};

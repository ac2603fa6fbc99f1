import { setImmediate as turn } from 'node:timers/promises';

/**
 * Stops reading the terminal, so that another program gets every key. Whoever listened must have stopped before. Node
 * goes on reading after the last `readable` listener is gone, and the first key would come to us; only a pause ends
 * that, and a pause is heard no sooner than a turn after the listener went. The next listener starts the reading again.
 */
export const quietStdin = async (stdin: Pick<NodeJS.ReadStream, 'pause'> = process.stdin): Promise<void> => {
  await turn();
  stdin.pause();
  await turn();
};

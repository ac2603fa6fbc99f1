import { setTimeout as pause } from 'node:timers/promises';
import { KEY, openTerminal } from '../src/ui/testing/terminal.ts';
import { inPairs, type Row } from './measure.ts';
import { BIN, bareNode, inFolder } from './programs.ts';

const COUNT = 15;
/** A screen hears keys a moment after it is drawn. */
const HEARS_MS = 200;

/** Milliseconds from the start of the quiz of the package at `bin` until its first question is on the screen. */
export const quizFrame = async (bin: string, progress: string): Promise<number> => {
  const start = performance.now();
  // With a seed it never asks whether to go on with the quiz before.
  const terminal = openTerminal([process.execPath, bin, 'quiz', '--seed', '1', '--progress', progress], {
    cwd: progress,
  });
  try {
    await terminal.waitFor('Question 1 of 10');
    const ms = performance.now() - start;
    // Not killed, and not before it hears keys: it shall write what it keeps for the next start.
    await pause(HEARS_MS);
    terminal.press(KEY.interrupt);
    await terminal.exit;
    return ms;
  } finally {
    await terminal.close();
  }
};

export const firstFrame: Row = {
  name: 'quiz',
  what: 'first frame of the quiz in a real terminal',
  against: 'starting a bare Node',
  goal: 4,
  pairs: () => inFolder((folder) => inPairs(COUNT, () => quizFrame(BIN, folder), bareNode)),
};

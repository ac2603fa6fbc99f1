// A simulated server: 1 ms a request, one at a time, but from 5 s to 6 s it stands still. No clock is needed for this.
import { report } from './lib.mjs';

/** Answers of one run of 10 s that took longer than 100 ms, counted from the time at which the request was due. */
const slowAnswers = (waitsForAnswers) => {
  let free = 0;
  let slow = 0;
  for (let due = 0; due < 10_000; due += 10) {
    // The generator that waits sends nothing while an answer is missing.
    if (waitsForAnswers && due < free) continue;
    const begin = Math.max(due, free);
    const end = begin >= 5_000 && begin < 6_000 ? 6_001 : begin + 1;
    free = end;
    if (end - due > 100) slow += 1;
  }
  return slow;
};
report({ closedLoop: slowAnswers(true), fixedRate: slowAnswers(false) });

import type { Verdict } from '../domain/verdict.ts';

/** The verdict as one line of JSON, in the form of `verdictSchema`. */
export const verdictJson = (verdict: Verdict): string => `${JSON.stringify(verdict)}\n`;

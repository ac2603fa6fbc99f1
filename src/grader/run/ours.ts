import type { ChildProcess } from 'node:child_process';

/** Children of the grading process that are not the program: helpers that ask the system something. */
export const isOurs = new Set<number>();

/** Those of them that may run for longer, and are ended with the program. */
export const helpers = new Set<ChildProcess>();

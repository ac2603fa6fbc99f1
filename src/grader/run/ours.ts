/** Children of the grading process that are not the program: helpers that ask the system something. */
export const isOurs = new Set<number>();

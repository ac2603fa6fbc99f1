/** A process as the operating system tells it. Zombies are not among them: they are dead. */
export type Proc = {
  readonly pid: number;
  readonly ppid: number;
  /** Tells a pid that was used again from the process that had it before. */
  readonly started: string;
};

/** One look at the processes that belong to the program. */
export interface TableSource {
  /** How long to wait between two looks, in milliseconds. */
  readonly interval: number;
  look(known: readonly Proc[]): Proc[] | Promise<Proc[]>;
}

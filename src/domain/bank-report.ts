/** How many questions there are of something, by its name. */
export type Counts = Readonly<Record<string, number>>;

/** What the bank asks for one objective. */
export type ObjectiveCoverage = {
  readonly objective: string;
  readonly title: string;
  /** Of the exam, and of the questions, in percent. */
  readonly weight: number;
  readonly share: number;
  readonly questions: number;
  readonly levels: Counts;
  readonly kinds: Counts;
};

/** A method, event, property or other thing that must be asked for, and what asks for it. */
export type TopicCoverage = {
  readonly group: string;
  readonly name: string;
  readonly questions: readonly string[];
};

/** Habits of the bank by which an answer could be guessed. */
export type BankFigures = {
  /** Questions with one right option among others whose length says nothing of what a program prints. */
  readonly choices: number;
  /** In how many of them the right option is the longest, or the shortest; ties count. */
  readonly longest: number;
  readonly shortest: number;
  /** Where the right one of four options stands in the file: first, second, third, last. On screen they are shuffled. */
  readonly places: readonly number[];
  readonly statements: number;
  readonly truths: number;
};

/** What `clusterprep check` says of the bank. */
export type BankReport = {
  readonly questions: number;
  readonly proofs: number;
  readonly levels: Counts;
  readonly kinds: Counts;
  readonly objectives: readonly ObjectiveCoverage[];
  readonly topics: readonly TopicCoverage[];
  readonly figures: BankFigures;
};

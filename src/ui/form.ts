/** Where a command talks to: whether both ends are a terminal, and what the learner and the machine ask for. */
export type Surroundings = {
  readonly plain: boolean;
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** What is around us now. */
export const surroundings = (plain = false): Surroundings => ({
  plain,
  stdin: process.stdin.isTTY === true,
  stdout: process.stdout.isTTY === true,
  env: process.env,
});

/** The form of a command: `screen` draws, `lines` prints line by line and listens, `text` only prints. */
export const formOf = ({ plain, stdin, stdout, env }: Surroundings): 'screen' | 'lines' | 'text' => {
  if (!stdin) return 'text';
  const simple = plain || !stdout || env.TERM === 'dumb' || env.INK_SCREEN_READER === 'true';
  return simple ? 'lines' : 'screen';
};

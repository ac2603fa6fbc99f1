/** What decides between the rich form and the plain one. */
export type FormFacts = {
  readonly plain: boolean;
  readonly json: boolean;
  readonly stdinIsTerminal: boolean;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** `rich`: drawn by Ink. `prompts`: line by line, with prompts that move the cursor. `lines`: nothing but lines. */
export type Form = 'rich' | 'prompts' | 'lines';

/** The richest form that the terminal and the learner can use. Ink's own variable says that a screen reader listens. */
export function chooseForm(facts: FormFacts): Form {
  const { env, json, plain, stdinIsTerminal, stdoutIsTerminal, stderrIsTerminal } = facts;
  const output = json ? stderrIsTerminal : stdoutIsTerminal;
  if (!stdinIsTerminal || !output || env.TERM === 'dumb' || env.INK_SCREEN_READER === 'true') return 'lines';
  return plain || json ? 'prompts' : 'rich';
}

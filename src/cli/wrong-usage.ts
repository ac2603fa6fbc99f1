type Rule = {
  readonly when: RegExp;
  readonly wrong: (...parts: string[]) => string;
  /** What to do, where the message itself tells it. */
  readonly advice?: (...parts: string[]) => string;
};

/** What commander says, and how we say it. */
const RULES: readonly Rule[] = [
  {
    when: /^unknown option '(.+?)'(?:\n\((.+)\))?$/,
    wrong: (option) => `There is no option ${option}.`,
    advice: (_, meant = '') => meant,
  },
  {
    when: /^option '(.+?)' argument '(.*)' is invalid\. (.+)$/s,
    wrong: (option, given) => `"${given}" is no value for ${option}.`,
    advice: (_option, _given, rule = '') => rule,
  },
  { when: /^option '(.+?)' argument missing$/, wrong: (option) => `${option} needs a value.` },
  {
    when: /^missing required argument '(.+)'$/,
    wrong: (name) => `<${name}> is missing.`,
    advice: (name) => (name === 'lab' ? '`clusterprep lab` lists the labs.' : ''),
  },
  {
    when: /^too many arguments for '(.+?)'\. (.+)$/,
    wrong: (command) => `That is too much for \`clusterprep ${command}\`.`,
  },
];

const sentence = (text: string): string => {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
};

/**
 * A message of commander's in the form of ours: a line that says what is wrong, and a line that says what to do.
 * @param command the words of the command line that name the command; empty for the program itself
 */
export const wrongUsage = (message: string, command: string): string => {
  const help = `\`${['clusterprep', command, '--help'].filter(Boolean).join(' ')}\` tells what it takes.`;
  const text = message.replace(/^error: /, '');
  for (const { when, wrong, advice } of RULES) {
    const parts = when.exec(text)?.slice(1);
    if (parts) return `${wrong(...parts)}\n${sentence(advice?.(...parts) || help)}`;
  }
  return `${sentence(text)}\n${help}`;
};

import { readWords, type Words } from './command-words.ts';

/**
 * Programs whose own flags must come before the first words: after those, flags belong to what is started or are read
 * otherwise. The number says how many words come before: `docker run --init image`.
 */
const STRICT = new Map([
  ...[
    'node',
    'npx',
    'sudo',
    'env',
    'kill',
    'pkill',
    'timeout',
    'nice',
    'nohup',
    'exec',
    'strace',
    'taskset',
  ].map((name): [string, number] => [name, 1]),
  ['docker', 2],
  ['podman', 2],
]);

/** What a question knows about its commands. */
export type CommandRules = {
  readonly aliases: ReadonlyMap<string, string>;
  /** Flags that take a value, whatever way it is written. */
  readonly valued: ReadonlySet<string>;
};

/** Which flags take a value, learned from the accepted answers and the aliases: `-i max`, `--instances=max`. */
export function rulesOf(
  accepts: readonly string[],
  spellings: Readonly<Record<string, string>>,
): CommandRules {
  const aliases = new Map(Object.entries(spellings));
  const valued = new Set<string>();
  const bare = new Set<string>();
  for (const { words } of accepts.flatMap((text) => readWords(text) ?? [])) {
    const strict = STRICT.has(words[0] ?? '');
    words.forEach((word, i) => {
      const next = words[i + 1];
      if (!isFlag(word)) return;
      if (word.includes('=')) valued.add(nameOf(word));
      else if (!strict && next !== undefined && (!isFlag(next) || isNumber(next))) valued.add(word);
      else bare.add(word);
    });
  }
  for (const word of [...aliases].flat()) if (word.includes('=')) valued.add(nameOf(word));
  for (const flag of bare) valued.delete(flag);
  const same = (flag: string): string => aliases.get(flag) ?? flag;
  const canonical = new Set([...valued].map(same));
  for (const flag of aliases.keys()) if (canonical.has(same(flag))) valued.add(flag);
  for (const flag of canonical) valued.add(flag);
  return { aliases, valued };
}

/**
 * What a command line says, without how it is spelled: two spellings give equal text. The order of flags that do not
 * depend on one another, quotes, and `-i max`, `-i=max`, `--instances max` (by the question's aliases) make no
 * difference; the order of words, a prefix such as `sudo`, and what is piped where do. Undefined when it is no command.
 */
export function parseCommand(text: string, rules: CommandRules): string | undefined {
  const parts = readWords(text);
  return parts && JSON.stringify(parts.map((part) => canonical(part, rules)));
}

function canonical({ env, words, link }: Words, rules: CommandRules): unknown {
  const head = STRICT.get(words[0] ?? '');
  const flags: string[] = [];
  const rest: string[] = [];
  let i = 0;
  for (; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '--') break;
    if (!isFlag(word)) {
      if (head !== undefined && rest.length >= head) break;
      rest.push(rules.aliases.get(word) ?? word);
      continue;
    }
    const [name, value] = split(word, rules);
    const next = words[i + 1];
    if (value === undefined && rules.valued.has(name) && next !== undefined) {
      flags.push(flagOf(name, next, rules));
      i += 1;
    } else flags.push(flagOf(name, value, rules));
  }
  return { env: [...env].sort(), words: rest, flags: flags.sort(), rest: words.slice(i), link };
}

function isFlag(word: string): boolean {
  return /^--?[a-z?]/i.test(word) || isNumber(word);
}

/** `-9` is a flag of kill and a value of others. */
function isNumber(word: string): boolean {
  return /^-\d+$/.test(word);
}

function nameOf(word: string): string {
  return word.slice(0, word.includes('=') ? word.indexOf('=') : undefined);
}

function split(word: string, rules: CommandRules): [string, string?] {
  if (word.includes('=')) return [nameOf(word), word.slice(word.indexOf('=') + 1)];
  const short = word.slice(0, 2);
  // `-imax`, where -i is known to take a value.
  if (!word.startsWith('--') && word.length > 2 && rules.valued.has(short)) return [short, word.slice(2)];
  return [word];
}

function flagOf(name: string, value: string | undefined, { aliases }: CommandRules): string {
  const flag = aliases.get(name) ?? name;
  const whole = value === undefined ? flag : `${flag}=${value}`;
  return aliases.get(whole) ?? aliases.get(value === undefined ? name : `${name}=${value}`) ?? whole;
}

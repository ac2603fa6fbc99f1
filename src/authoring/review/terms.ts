import type { Coverage } from '../../domain/coverage.ts';
import type { Term } from '../../domain/learn.ts';
import type { Question } from '../../domain/question.ts';
import { optionsOf } from '../../domain/quiz/options.ts';

/** Words that Node has left behind, and ours for them. */
const LEFT_BEHIND = /\b(masters?|slaves?)\b/i;

/** What a learner may look up: the glossary, Node's own names, and words that everybody knows. */
export type Vocabulary = {
  readonly names: ReadonlySet<string>;
  /** `cluster.fork`, `worker.kill`: all that there is. */
  readonly members: ReadonlySet<string>;
};

export function vocabularyOf(glossary: readonly Term[], { plainWords, groups }: Coverage): Vocabulary {
  const topics = groups.flatMap(({ topics: all }) => all.flatMap(({ name, says = '' }) => [name, says]));
  const terms = glossary.flatMap(({ term, also }) => [term, ...also]);
  const words = [...terms, ...topics, ...plainWords].flatMap((text) => [text, ...wordsIn(text)]);
  return {
    names: new Set(words.map((word) => word.toLowerCase())),
    members: new Set(topics.flatMap((text) => text.match(MEMBER) ?? [])),
  };
}

/** `cluster.fork`, `worker.send`; a file such as `worker.js` is none, nor is `worker.on`, which every emitter has. */
const MEMBER = /\b(?:cluster|worker)\.(?!(?:js|mjs|cjs|ts|on|once|off)\b)[a-zA-Z_]+/g;

/**
 * Terms of a question that nobody explains. A name in its prompt, in capitals or as `wait_ready` or `keepAliveTimeout`,
 * has to be known, or to stand in its code or in its explanation; and there is no member of cluster but Node's.
 */
export function strangeTerms(question: Question, { names, members }: Vocabulary): string[] {
  const { prompt, explanation, code = '', source } = question;
  const options = optionsOf(question);
  const told = [explanation, ...options.flatMap(({ text, because }) => [text, because])].join('\n');
  const explained = `${code}\n${told}\n${source}`.toLowerCase();
  // A whole statement in a prompt is code that is shown, and tells nothing of terms.
  const strange = [
    ...new Set(wordsIn(prompt.replace(/`([^`]*)`/g, (span, code) => (/[ =]/.test(code) ? ' ' : span)))),
  ]
    .filter(isName)
    .filter((word) => !names.has(word.toLowerCase()) && !explained.includes(word.toLowerCase()));
  const invented = [...new Set(`${prompt}\n${explanation}`.match(MEMBER) ?? [])].filter(
    (member) => !members.has(member),
  );
  const prose = `${prompt}\n${told}`.replace(/`[^`]*`/g, '');
  const old = LEFT_BEHIND.exec(prose)?.[0];
  return [
    ...strange.map(
      (word) => `its prompt says "${word}", which neither the glossary nor the question explains`,
    ),
    ...invented.map((member) => `there is no ${member} in Node's documentation`),
    ...(old === undefined ? [] : [`it says "${old}", and the house says primary and worker`]),
  ];
}

function wordsIn(text: string): string[] {
  return text.match(/[A-Za-z_][A-Za-z0-9_]+/g) ?? [];
}

/** Capitals, words with underscores, and words with capitals inside: names of things, and no words of the language. */
function isName(word: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(word) || /_/.test(word) || /[a-z][A-Z]/.test(word);
}

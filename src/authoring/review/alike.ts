import type { Question } from '../../domain/question.ts';
import { optionsOf } from '../../domain/quiz/options.ts';

/** Two questions that share more than this of what their words say teach the same thing; found by reading the closest pairs. */
const TOO_ALIKE = 0.3;

export type Pair = { readonly one: string; readonly other: string; readonly share: number };
type Bag = { readonly id: string; readonly words: ReadonlySet<string> };

/** The pairs of questions whose words are nearly the same, the closest first. `share` is between 0 and 1. */
export function alikePairs(questions: readonly Question[], atLeast = TOO_ALIKE): Pair[] {
  const bags = questions.map((question): Bag => ({ id: question.id, words: wordsOf(question) }));
  const weights = weightsOf(bags);
  return bags
    .flatMap((one, at) =>
      bags
        .slice(at + 1)
        .map((other) => ({ one: one.id, other: other.id, share: shared(one, other, weights) })),
    )
    .filter(({ share }) => share >= atLeast)
    .sort((a, b) => b.share - a.share);
}

/** What is wrong: pairs that ask nearly the same. */
export function nearDuplicates(questions: readonly Question[]): string[] {
  return alikePairs(questions).map(
    ({ one, other, share }) =>
      `${one} and ${other} are nearly the same: they share ${Math.round(share * 100)} % of what their words say`,
  );
}

/** All that is read of a question, each word once and without its ending. */
function wordsOf(question: Question): ReadonlySet<string> {
  const typed =
    question.kind === 'fill' ? [...question.accepts, ...question.wrong.map(({ because }) => because)] : [];
  const options = optionsOf(question).flatMap(({ text, because }) => [text, because]);
  const text = [question.prompt, question.code ?? '', question.explanation, ...options, ...typed];
  const words =
    text
      .join(' ')
      .toLowerCase()
      .match(/[a-z0-9_]{2,}/g) ?? [];
  return new Set(words.map((word) => word.replace(/(ing|ed|es|s)$/, '')));
}

/** What a word says: much if few questions have it, nothing if all have it (the imports of a program, for one). */
function weightsOf(bags: readonly Bag[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of bags) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log((bags.length + 1) / count)]));
}

function shared(one: Bag, other: Bag, weights: ReadonlyMap<string, number>): number {
  let both = 0;
  let all = 0;
  for (const word of one.words) {
    const weight = weights.get(word) ?? 0;
    all += weight;
    if (other.words.has(word)) both += weight;
  }
  for (const word of other.words) if (!one.words.has(word)) all += weights.get(word) ?? 0;
  return all === 0 ? 0 : both / all;
}

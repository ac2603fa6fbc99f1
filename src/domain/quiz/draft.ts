import type { Question } from '../question.ts';
import type { Answer } from './answer.ts';
import { atNextOpen, cycled, emptyMatch, type MatchDraft, matchAnswer, withMeaning } from './match.ts';
import { optionsOf } from './options.ts';
import { hash32, randomFrom, shuffle } from './random.ts';

/**
 * A question as it is shown: the ids of its options, lines or meanings in the order shown. Empty for `fill`. Terms of
 * a `match` are shown in the order of the file.
 */
export type Item = { readonly question: Question; readonly shown: readonly string[] };

/** Left out as long as no key has done anything with the draft: then Enter may have been meant for something else. */
type Touched = { readonly touched?: true };

/** An answer in the making. `cursor` is a place in what is shown. */
export type Draft =
  | ({ readonly kind: 'choice'; readonly cursor: number; readonly picked: readonly string[] } & Touched)
  /** `held`: moving the cursor takes the item along. */
  | ({
      readonly kind: 'order';
      readonly cursor: number;
      readonly held: boolean;
      readonly items: readonly string[];
    } & Touched)
  | MatchDraft
  | { readonly kind: 'fill'; readonly text: string };

/** The longest text that can be typed, in characters. */
export const LONGEST_TEXT = 400;

/** The question with its options shuffled by the seed of the session. An order question never starts solved. */
export function itemOf(question: Question, seed: number): Item {
  const random = randomFrom(hash32(question.id, seed | 0));
  const ids = optionsOf(question).map(({ id }) => id);
  if (question.kind === 'line') return { question, shown: ids };
  const shuffled = shuffle([...ids].sort(), random);
  const shown = question.kind === 'truth' ? truthsFirst(question, shuffled) : shuffled;
  const solved = question.kind === 'order' && shown.every((id, i) => id === ids[i]);
  return { question, shown: solved ? [...shown.slice(1), ...shown.slice(0, 1)] : shown };
}

/** What says true stands together, and so does what says false. */
function truthsFirst({ options }: Extract<Question, { kind: 'truth' }>, ids: readonly string[]): string[] {
  const truths = new Set(options.filter(({ says }) => says).map(({ id }) => id));
  return [...ids.filter((id) => truths.has(id)), ...ids.filter((id) => !truths.has(id))];
}

/** The draft with which a question begins. */
export function emptyDraft({ question, shown }: Item): Draft {
  if (question.kind === 'fill') return { kind: 'fill', text: '' };
  if (question.kind === 'match') return emptyMatch(question);
  if (question.kind === 'order') return { kind: 'order', cursor: 0, held: false, items: shown };
  return { kind: 'choice', cursor: 0, picked: [] };
}

/** The answer that a draft amounts to, or what is still missing. */
export function answerOf({ question, shown }: Item, draft: Draft): Answer | { readonly missing: string } {
  switch (draft.kind) {
    case 'fill':
      return draft.text.trim() === ''
        ? { missing: 'Type your answer first.' }
        : { kind: 'fill', text: draft.text };
    case 'order':
      return draft.touched === true
        ? { kind: 'order', items: [...draft.items] }
        : { missing: 'Nothing was moved yet: space takes an item, ↑↓ move it.' };
    case 'match':
      return question.kind === 'match' ? matchAnswer(question, draft) : { missing: 'Match them first.' };
    case 'choice': {
      if (draft.picked.length > 0) return { kind: 'choice', picked: [...draft.picked] };
      const at = shown[draft.cursor];
      if (question.kind === 'several') return { missing: 'Choose at least one, with space or its number.' };
      // Where one answer is asked for, the cursor is on it, once it was put there.
      return draft.touched !== true || at === undefined
        ? { missing: 'Nothing is chosen yet: press its number, or ↑↓ and enter.' }
        : { kind: 'choice', picked: [at] };
    }
  }
}

/** Moves the cursor by `by` places; it stops at the ends. A held item goes along. */
export function moved(item: Item, draft: Draft, by: number): Draft {
  if (draft.kind === 'fill') return draft;
  if (draft.kind === 'order' && draft.held) return reordered(item, draft, by);
  const count = draft.kind === 'match' ? draft.given.length : item.shown.length;
  return { ...draft, cursor: within(draft.cursor + by, count) };
}

/** Moves the item at the cursor by `by` places, and the cursor with it; gives a term its next free meaning. */
export function reordered(item: Item, draft: Draft, by: number): Draft {
  if (draft.kind === 'match') return cycled(draft, item.shown, by);
  if (draft.kind !== 'order') return draft;
  const cursor = within(draft.cursor + by, item.shown.length);
  const items = [...draft.items];
  const taken = items.splice(draft.cursor, 1);
  items.splice(cursor, 0, ...taken);
  return { ...draft, items, cursor };
}

/** Space: picks or unpicks the option at the cursor; takes or drops the item there; takes a term's meaning away. */
export function toggled(item: Item, draft: Draft): Draft {
  if (draft.kind === 'fill') return draft;
  if (draft.kind === 'order') return { ...draft, held: !draft.held };
  if (draft.kind === 'match') return withMeaning(draft, null);
  const id = item.shown[draft.cursor];
  if (id === undefined) return draft;
  const has = draft.picked.includes(id);
  const others = item.question.kind === 'several' ? draft.picked.filter((each) => each !== id) : [];
  return { ...draft, picked: has ? others : [...others, id] };
}

/**
 * A digit, from 1: goes to that option, and picks it; in an order it moves the held item there; it gives the term at
 * the cursor that meaning, and goes on to the next one. Lines are numbered as in the code.
 */
export function digited(item: Item, draft: Draft, digit: number): Draft {
  const cursor = item.shown.findIndex((id, place) => numberOf(item, id, place) === digit);
  const id = item.shown[cursor];
  if (draft.kind === 'fill' || id === undefined) return draft;
  if (draft.kind === 'match') return atNextOpen(withMeaning(draft, id));
  if (draft.kind === 'order') return moved(item, draft, cursor - draft.cursor);
  const there = { ...draft, cursor };
  return item.question.kind !== 'several' && draft.picked.includes(id) ? there : toggled(item, there);
}

/** The number that stands before an option at a place: that of its line, or the place counted from 1. */
export function numberOf({ question }: Item, id: string, place: number): number {
  return question.kind === 'line' ? Number(id.slice('line-'.length)) : place + 1;
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(place, count - 1));
}

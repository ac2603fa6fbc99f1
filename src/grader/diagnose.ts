import { BOOT_MISTAKES, mistakesOf } from '../domain/boot-mistakes.ts';
import type { Status } from '../domain/finding.ts';
import type { Lab, Mistake } from '../domain/lab.ts';
import type { Diagnosis } from '../domain/verdict.ts';
import type { Facts } from './facts.ts';

type Signature = Mistake['any'][number];
type Expected = Signature['facts'][string];

/**
 * The mistakes whose signature matches, surest first: all that a signature names must hold of the checks' states and
 * of the facts, which are named `<scenario>.<fact>`. A fact that was not seen never matches. Where the lab names none of
 * its own and the server does not serve, one that any lab has is named.
 */
export function diagnose(
  lab: Pick<Lab, 'mistakes'>,
  states: ReadonlyMap<string, Status>,
  facts: ReadonlyMap<string, Facts>,
): Diagnosis[] {
  const own = lab.mistakes
    .filter((mistake) => mistake.any.some((signature) => matches(signature, states, facts)))
    .map((mistake) => told(mistake, mistakesOf(lab)))
    .sort((a, b) => b.confidence - a.confidence);
  if (own.length > 0 || states.get('serves') !== 'fail') return own;
  return BOOT_MISTAKES.filter((mistake) => [...facts.values()].some((seen) => bootMatches(mistake, seen)))
    .map((mistake) => told(mistake, []))
    .slice(0, 1);
}

function bootMatches({ any }: Mistake, seen: Facts): boolean {
  return any.some(({ facts }) => Object.entries(facts).every(([name, wanted]) => holds(seen[name], wanted)));
}

function told({ id, name, confidence, questions, confusable }: Mistake, all: readonly Mistake[]): Diagnosis {
  const alike = confusable.flatMap((other) => {
    const mistake = all.find((each) => each.id === other.id);
    return mistake === undefined ? [] : [{ id: other.id, name: mistake.name, apart: other.apart }];
  });
  return {
    id,
    name,
    confidence,
    ...(questions.length === 0 ? {} : { questions }),
    ...(alike.length === 0 ? {} : { confusable: alike }),
  };
}

function matches(
  signature: Signature,
  states: ReadonlyMap<string, Status>,
  facts: ReadonlyMap<string, Facts>,
): boolean {
  const checksHold = Object.entries(signature.checks).every(([check, wanted]) => {
    const state = states.get(check);
    return wanted === 'not-pass' ? state !== undefined && state !== 'pass' : state === wanted;
  });
  return (
    checksHold && Object.entries(signature.facts).every(([path, wanted]) => factHolds(path, wanted, facts))
  );
}

function factHolds(path: string, wanted: Expected, facts: ReadonlyMap<string, Facts>): boolean {
  const dot = path.indexOf('.');
  return holds(facts.get(path.slice(0, dot))?.[path.slice(dot + 1)], wanted);
}

function holds(found: Facts[string] | undefined, wanted: Expected): boolean {
  if (found === undefined) return false;
  if (typeof wanted !== 'object') return found === wanted;
  return typeof found === 'number' && found >= (wanted.min ?? found) && found <= (wanted.max ?? found);
}

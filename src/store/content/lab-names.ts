import { BOOT_MISTAKES } from '../../domain/boot-mistakes.ts';
import type { Lab } from '../../domain/lab.ts';
import { nearest } from './nearest.ts';
import type { Flaw, Place } from './yaml-text.ts';

/** A name that a lab uses, where it does, and what it is the name of. */
type Use = { readonly place: Place; readonly name: string };

/** Flaws for names that are not among `known`; `what` is what they name, such as `check`. */
export const lostNames = (what: string, uses: readonly Use[], known: Iterable<string>): Flaw[] => {
  const names = [...known];
  return uses
    .filter(({ name }) => !names.includes(name))
    .map(({ place, name }) => {
      const [meant] = nearest(name, names);
      const few = names.length > 0 && names.length <= 8 ? ` There are: ${names.join(', ')}.` : '';
      const advice = meant === undefined ? few : ` Did you mean "${meant}"?`;
      return { place, what: `There is no ${what} "${name}".${advice}` };
    });
};

const each = <T>(place: Place, list: readonly T[], name: (item: T) => string, ...rest: Place): Use[] =>
  list.map((item, n) => ({ place: [...place, n, ...rest], name: name(item) }));

const itself = (name: string): string => name;

const repeated = (place: Place, list: readonly { readonly id: string }[]): Flaw[] =>
  list.flatMap(({ id }, n) =>
    list.findIndex((other) => other.id === id) < n
      ? [{ place: [...place, n, 'id'], what: `"${id}" is taken already. Give each an id of its own.` }]
      : [],
  );

/** What a lab says of itself that does not hold together: names that are not there, mistakes that nothing betrays. */
export const ownNames = (lab: Lab, folder: string): Flaw[] => {
  const checks = lab.checks.map(({ id }) => id);
  const mistakes = lab.mistakes.map(({ id }) => id);
  const scenarios = lab.scenarios.map(({ id }) => id);
  const used = new Set(lab.checks.flatMap((check) => check.scenarios));
  return [
    ...(lab.id === folder
      ? []
      : [
          {
            place: ['id'],
            what: `It is "${lab.id}", but the folder is called "${folder}". Write id: ${folder}`,
          },
        ]),
    ...repeated(['scenarios'], lab.scenarios),
    ...repeated(['checks'], lab.checks),
    ...repeated(['mistakes'], lab.mistakes),
    ...repeated(['wrong'], lab.wrong),
    ...lostNames(
      'scenario',
      lab.checks.flatMap((check, n) => each(['checks', n, 'scenarios'], check.scenarios, itself)),
      scenarios,
    ),
    ...lab.scenarios.flatMap(({ id }, n) =>
      used.has(id)
        ? []
        : [{ place: ['scenarios', n], what: 'No check judges it. Name it in one, or leave it out.' }],
    ),
    ...lab.mistakes.flatMap(({ any }, n) =>
      any.flatMap(({ checks, facts }, m) =>
        Object.keys(checks).length + Object.keys(facts).length > 0
          ? []
          : [
              {
                place: ['mistakes', n, 'any', m],
                what: 'It is true of every grade. Name a check or a fact that betrays the mistake.',
              },
            ],
      ),
    ),
    ...lostNames('check', checksNamed(lab), checks),
    ...lostNames('mistake', mistakesNamed(lab), [...mistakes, ...BOOT_MISTAKES.map(({ id }) => id)]),
    ...lostNames('scenario', factsNamed(lab), scenarios),
  ];
};

const checksNamed = (lab: Lab): Use[] => [
  ...each(['unkilled'], lab.unkilled, ({ check }) => check, 'check'),
  ...lab.wrong.flatMap(({ fails, may }, n) => [
    ...each(['wrong', n, 'fails'], fails, itself),
    ...each(['wrong', n, 'may'], may, ({ check }) => check, 'check'),
  ]),
  ...lab.mistakes.flatMap(({ any }, n) =>
    any.flatMap((signature, m) =>
      Object.keys(signature.checks).map((name) => ({
        place: ['mistakes', n, 'any', m, 'checks', name],
        name,
      })),
    ),
  ),
];

const mistakesNamed = (lab: Lab): Use[] => [
  ...each(['wrong'], lab.wrong, ({ mistake }) => mistake, 'mistake'),
  ...lab.mistakes.flatMap(({ confusable }, n) =>
    each(['mistakes', n, 'confusable'], confusable, ({ id }) => id, 'id'),
  ),
];

/** A fact is named `scenario.fact`. */
const factsNamed = (lab: Lab): Use[] =>
  lab.mistakes.flatMap(({ any }, n) =>
    any.flatMap((signature, m) =>
      Object.keys(signature.facts).map((path) => ({
        place: ['mistakes', n, 'any', m, 'facts', path],
        name: path.split('.')[0] ?? path,
      })),
    ),
  );

/** Names that content may use, and does not define itself. */
export type Known = {
  readonly objectives: readonly string[];
  readonly labs: readonly string[];
  readonly questions: readonly string[];
  readonly probes: readonly string[];
  readonly checks: readonly string[];
  /** What probes and checks read under `with`, by name. */
  readonly parameters: { readonly probes: Parameters; readonly checks: Parameters };
};

type Parameters = Readonly<Record<string, readonly string[]>>;

/** Names in a lab of what is not in it: probes, checks, the objective, other labs, questions. */
export const outerNames = (lab: Lab, known: Known): Flaw[] => [
  ...lostNames('objective', [{ place: ['objective'], name: lab.objective }], known.objectives),
  ...lostNames('lab', each(['after'], lab.after, itself), known.labs),
  ...lostNames(
    'probe',
    lab.scenarios.flatMap(({ probes }, n) =>
      each(['scenarios', n, 'probes'], probes, ({ use }) => use, 'use'),
    ),
    known.probes,
  ),
  ...lostNames(
    'check',
    each(['checks'], lab.checks, ({ use }) => use, 'use'),
    known.checks,
  ),
  ...unreadParameters(lab, known),
  ...lostNames(
    'question',
    lab.mistakes.flatMap(({ questions }, n) => each(['mistakes', n, 'questions'], questions, itself)),
    known.questions,
  ),
];

/** Keys under `with` that nothing reads: a slip of the hand there would leave a probe or check at its default. */
const unreadParameters = (lab: Lab, { probes, checks, parameters }: Known): Flaw[] => {
  const flawsOf = (
    what: string,
    place: Place,
    { use, with: given }: { readonly use: string; readonly with: Readonly<Record<string, unknown>> },
    read: readonly string[] = [],
  ): Flaw[] =>
    Object.keys(given)
      .filter((key) => !read.includes(key))
      .map((key) => {
        const [meant] = nearest(key, read);
        const all = read.length === 0 ? 'It reads nothing there.' : `It reads: ${read.join(', ')}.`;
        const advice = meant === undefined ? all : `Did you mean "${meant}"?`;
        return {
          place: [...place, 'with', key],
          what: `The ${what} "${use}" does not read "${key}". ${advice}`,
        };
      });
  return [
    ...lab.scenarios.flatMap((scenario, n) =>
      scenario.probes.flatMap((probe, m) =>
        probes.includes(probe.use)
          ? flawsOf('probe', ['scenarios', n, 'probes', m], probe, parameters.probes[probe.use])
          : [],
      ),
    ),
    ...lab.checks.flatMap((check, n) =>
      checks.includes(check.use) ? flawsOf('check', ['checks', n], check, parameters.checks[check.use]) : [],
    ),
  ];
};

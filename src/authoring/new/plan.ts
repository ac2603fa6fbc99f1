/** A file to make. `path` is below the folder of the content, with slashes. */
export type PlannedFile = { readonly path: string; readonly text: string };

/** Templates by their paths, with slashes. */
export type Templates = ReadonlyMap<string, string>;

export type NewItem = { readonly id: string; readonly objective: string };

/** Fills `{{id}}` and `{{objective}}` in; what else stands in braces stays. */
const filled = (text: string, item: NewItem): string =>
  text.replace(/\{\{(id|objective)\}\}/g, (_, name: keyof NewItem) => item[name]);

/** `starter`, `solution`, `accepted/<name>`, `wrong/<name>`: the folder of the answer that a file belongs to. */
const answerOf = (path: string): string | undefined =>
  /^(starter|solution|(?:accepted|wrong)\/[^/]+)\//.exec(path)?.[1];

/**
 * The files of a new lab. What the template gives in `given/` goes into the folder of every answer that has no such file
 * of its own. `lab.yaml` comes last: a folder without it is no lab, so a half-made one disturbs nobody.
 */
export function planLab(templates: Templates, item: NewItem): PlannedFile[] {
  const own = [...templates].filter(([path]) => !path.startsWith('given/'));
  const given = [...templates].filter(([path]) => path.startsWith('given/'));
  const answers = new Set(own.flatMap(([path]) => answerOf(path) ?? []));
  const copies = [...answers].flatMap((answer) =>
    given.map(([path, text]) => [path.replace('given', answer), text] as const),
  );
  return [...copies.filter(([path]) => !templates.has(path)), ...own]
    .toSorted(([a], [b]) => Number(a === 'lab.yaml') - Number(b === 'lab.yaml') || (a < b ? -1 : 1))
    .map(([path, text]) => ({ path: `labs/${item.id}/${path}`, text: filled(text, item) }));
}

/** The kinds of questions that there are templates for. */
export const kindsIn = (templates: Templates): string[] =>
  [...templates.keys()]
    .flatMap((path) => (path.endsWith('.yaml') ? [path.replace('.yaml', '')] : []))
    .toSorted();

/** The files of a new question: the question and, for one that needs it, the program of its proof. */
export function planQuestion(templates: Templates, kind: string, item: NewItem): PlannedFile[] {
  const question = filled(templates.get(`${kind}.yaml`) ?? '', item);
  const proof = {
    path: `questions/proofs/${item.id}.mjs`,
    text: filled(templates.get('proof.mjs') ?? '', item),
  };
  return [
    ...(question.includes(`${item.id}.mjs`) ? [proof] : []),
    { path: `questions/${item.id}.yaml`, text: question },
  ];
}

import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLParseError } from 'yaml';

/** Where something stands in data: `['checks', 2, 'points']`. */
export type Place = readonly PropertyKey[];

/** Something to mend: what is wrong, and what to write instead. */
export type Flaw = { readonly place: Place; readonly what: string };

export type YamlText = {
  readonly data: unknown;
  /** Why it is no YAML; then `data` is worth nothing. Lines count from 1. */
  readonly errors: readonly { readonly line: number; readonly what: string }[];
  /** The line of a key or an item; of one that is not there, that of what should hold it. */
  readonly lineOf: (place: Place) => number;
};

/** Reads YAML, and remembers on which line everything stands. Never throws. */
export const parseYaml = (text: string): YamlText => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, counter.linePos(offset).line);
  const tabbed = new Set(text.split('\n').flatMap((line, n) => (/^ *\t/.test(line) ? [n + 1] : [])));
  const errors = causesOf(
    document.errors.map((error) => {
      const line = lineAt(error.pos[0]);
      // The parser often says something else of such a line.
      return { line, what: tabbed.has(line) ? TAB : sentences(error) };
    }),
  );
  const lineOf = (place: Place): number => {
    let node: unknown = document.contents;
    let line = 1;
    for (const step of place) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : key) === String(step));
        if (pair === undefined) return line;
        line = isScalar(pair.key) && pair.key.range ? lineAt(pair.key.range[0]) : line;
        node = pair.value;
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(step)];
        const range = isMap(item) || isSeq(item) || isScalar(item) ? item.range : undefined;
        if (!range) return line;
        line = lineAt(range[0]);
        node = item;
      } else return line;
    }
    return line;
  };
  if (errors.length > 0) return { data: undefined, errors, lineOf };
  try {
    return { data: document.toJS(), errors, lineOf };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { data: undefined, errors: [{ line: 1, what: `It cannot be read: ${why}.` }], lineOf };
  }
};

type Told = YamlText['errors'][number];

const TAB = 'Tabs are not allowed as indentation. Indent with blanks, not with tabs.';

/** Without their echoes: a parser that lost its way complains again of the same line, and after a tab of much else. */
const causesOf = (errors: readonly Told[]): Told[] => {
  const tabs = errors.filter(({ what }) => what === TAB);
  const told = new Set<number>();
  return (tabs.length > 0 ? tabs : errors).filter(({ line }) => !told.has(line) && told.add(line));
};

const sentences = ({ code, message }: YAMLParseError): string => {
  const what = /[.!]$/.test(message) ? message : `${message}.`;
  return `${what} ${ADVICE[code] ?? 'Look at the indentation, the quotes and the brackets here and in the line above.'}`;
};

/** What to do about what the parser says, by its codes. */
const ADVICE: Readonly<Record<string, string>> = {
  BAD_INDENT: 'Give all entries of one list the same number of blanks.',
  BLOCK_AS_IMPLICIT_KEY: 'A text that holds a colon and a blank needs quotes around it.',
  DUPLICATE_KEY: 'Leave one of the two out.',
  MISSING_CHAR: 'Write it.',
  UNEXPECTED_TOKEN: 'A text that begins with a sign needs quotes around it.',
  BAD_ALIAS: 'A text that begins with * or & needs quotes around it.',
};

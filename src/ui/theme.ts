/**
 * How words look, by what they mean. Only the sixteen colours of the terminal's own palette are used, so that a
 * light and a dark terminal both stay readable. Colour never carries a state alone: `MARK` says it in a sign too.
 */
export type Tone =
  | 'plain'
  | 'strong'
  | 'quiet'
  | 'title'
  | 'accent'
  | 'chosen'
  | 'good'
  | 'bad'
  | 'warn'
  | 'code-keyword'
  | 'code-string'
  | 'code-number'
  | 'code-comment'
  | 'code-name';

/** What Ink's `<Text>` takes for a tone. */
export type Look = {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
};

const COLOURED: Record<Tone, Look> = {
  plain: {},
  strong: { bold: true },
  quiet: { dimColor: true },
  title: { bold: true, color: 'cyan' },
  accent: { color: 'cyan' },
  chosen: { bold: true, color: 'cyan' },
  good: { color: 'green' },
  bad: { color: 'red' },
  warn: { color: 'yellow' },
  'code-keyword': { color: 'magenta' },
  'code-string': { color: 'green' },
  'code-number': { color: 'yellow' },
  'code-comment': { dimColor: true, italic: true },
  'code-name': { color: 'blue' },
};

/** Without colour only weight is left; `dimColor` stays, since it is no colour and the words say the same. */
const UNCOLOURED: Partial<Record<Tone, Look>> = {
  strong: { bold: true },
  quiet: { dimColor: true },
  title: { bold: true },
  chosen: { bold: true },
  'code-comment': { dimColor: true },
};

/** Whether colour is wanted: NO_COLOR, when set to anything but nothing, says no. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>): boolean {
  return (env.NO_COLOR ?? '') === '';
}

/** The look of a tone, given whether colour is wanted. */
export function lookOf(tone: Tone, colour: boolean): Look {
  return colour ? COLOURED[tone] : (UNCOLOURED[tone] ?? {});
}

/** Signs for states, so that nothing depends on colour. */
export const MARK = {
  pass: '✓',
  fail: '✗',
  unknown: '?',
  open: '·',
  cursor: '›',
  ticked: '[x]',
  unticked: '[ ]',
  picked: '(•)',
  unpicked: '( )',
  flag: '⚑',
  more: '↓',
  less: '↑',
} as const;

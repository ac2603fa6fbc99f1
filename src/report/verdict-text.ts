import { styleText } from 'node:util';
import type { Lab } from '../domain/lab.ts';
import { QUIETER } from '../domain/too-busy.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type Extras, safe, safeLine } from './extras.ts';
import { certainty, circumstances, outcome, type Told, toldChecks, toldMistakes } from './verdict-words.ts';
import { wrap } from './wrap.ts';

/** Columns, and whether colour is wanted. Without: 80, none. */
export type TextExtras = Extras & { readonly width?: number; readonly colour?: boolean };

type Style = 'green' | 'red' | 'yellow' | 'bold' | 'dim';
type Page = { readonly width: number; readonly paint: (style: Style, text: string) => string };

const MARK = { pass: 'pass   ', fail: 'FAIL   ', unknown: 'unknown' } as const;
const TONE = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;
const INDENT = ' '.repeat(10);

/** `Label: text`, wrapped behind the indent. */
const labelled = (page: Page, label: string, text: string): string[] =>
  wrap(`${label}: ${safeLine(text)}`, page.width, INDENT);

const checkLines = (page: Page, { result, check }: Told): string[] => {
  const { id, status, points, maxPoints, because } = result;
  const title = check ? `${check.title} (${id})` : id;
  const [first = '', ...more] = wrap(`${title} · ${points} of ${maxPoints} points`, page.width, INDENT);
  return [
    `  ${page.paint(TONE[status], MARK[status])} ${first.trimStart()}`,
    ...more,
    // What the program printed stands in lines of its own.
    ...wrap(safe(because), page.width, INDENT),
    ...(status === 'fail' && check
      ? [
          ...labelled(page, 'Why it matters', check.why),
          ...labelled(page, 'Hint', check.hint),
          ...labelled(page, 'Read', check.link),
          '',
        ]
      : []),
  ];
};

const mistakeLines = (page: Page, verdict: Verdict, lab: Lab): string[] =>
  toldMistakes(verdict, lab).flatMap(({ name, confidence, mistake, alike }, n) => [
    ...(n === 0 ? [page.paint('bold', 'What went wrong'), ''] : []),
    ...wrap(`${safeLine(name)} (${certainty(confidence)})`, page.width, '  '),
    ...(mistake
      ? [
          ...wrap(safeLine(mistake.explanation), page.width, '    '),
          ...wrap(`Try: ${safeLine(mistake.remedy)}`, page.width, '    '),
        ]
      : []),
    ...alike.flatMap((other) =>
      wrap(`Looks alike: ${safeLine(other.name)}. ${safeLine(other.apart)}`, page.width, '    '),
    ),
    '',
  ]);

const passedLines = (page: Page, { status }: Verdict, { passed }: Lab): string[] =>
  status !== 'pass'
    ? []
    : [
        '',
        page.paint('bold', 'What this proved'),
        '',
        ...wrap(safeLine(passed.proved), page.width, '  '),
        '',
        ...wrap(safeLine(passed.explanation), page.width, '  '),
        ...passed.read.flatMap(({ title, url }) => wrap(`Read: ${title}: ${url}`, page.width, '  ')),
      ];

const outputLines = (page: Page, output: readonly string[]): string[] =>
  output.length === 0
    ? []
    : [
        '',
        page.paint('bold', 'The last lines that the program printed'),
        '',
        ...output.flatMap((line) => wrap(safeLine(line), page.width, '  | ')),
      ];

/**
 * The verdict as a list to read: the mistakes first, then the checks with their reasons, failed ones first, then what the program
 * printed when it did not pass. Without colour nothing is lost: all is said in words.
 */
export const verdictText = (verdict: Verdict, lab: Lab, extras: TextExtras): string => {
  const page: Page = {
    width: Math.max(30, extras.width ?? 80),
    paint: (style, text) => (extras.colour ? styleText(style, text, { validateStream: false }) : text),
  };
  const lines = [
    ...wrap(`${lab.title}: ${outcome(verdict)}`, page.width).map((line) =>
      page.paint('bold', page.paint(TONE[verdict.status], line)),
    ),
    '',
    ...(verdict.error ? [...wrap(safe(verdict.error.message), page.width, '  '), ''] : []),
    ...(extras.uncaught === undefined ? [] : [...wrap(safeLine(extras.uncaught), page.width, '  '), '']),
    ...mistakeLines(page, verdict, lab),
    page.paint('bold', 'Checks'),
    '',
    ...toldChecks(verdict, lab).flatMap((told) => checkLines(page, told)),
    ...(verdict.checks.some(({ tooBusy }) => tooBusy)
      ? ['', ...wrap(`Try: ${QUIETER}`, page.width, '  ')]
      : []),
    ...passedLines(page, verdict, lab),
    ...(verdict.status === 'pass' ? [] : outputLines(page, extras.output)),
    '',
    ...wrap(circumstances(verdict), page.width).map((line) => page.paint('dim', line)),
  ];
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
};

import { randomUUID } from 'node:crypto';
import type { Lab } from '../domain/lab.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type Extras, safe, safeLine } from './extras.ts';
import { outcome, type Told, toldChecks, toldMistakes } from './verdict-words.ts';

/** `token` ends the stretch in which commands are not obeyed; nobody may guess it. Without: a random one. */
export type GithubExtras = Extras & { readonly token?: string };

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

const annotation = (level: 'error' | 'warning', title: string, text: string): string =>
  `::${level} title=${property(safeLine(title))}::${data(safe(text))}`;

const checkAnnotation = (lab: Lab, { result, check }: Told): string[] => {
  const title = `${lab.id}: ${check?.title ?? result.id}`;
  if (result.status === 'pass') return [];
  if (result.status === 'unknown') return [annotation('warning', title, result.because)];
  return [annotation('error', title, check ? `${result.because}\nHint: ${check.hint}` : result.because)];
};

/**
 * The verdict as GitHub's workflow commands: an annotation for each mistake and each check that did not pass. What the program printed
 * stands where commands are not obeyed, so it cannot inject any.
 */
export const verdictGithub = (verdict: Verdict, lab: Lab, extras: GithubExtras): string => {
  const token = extras.token ?? randomUUID();
  const lines = [
    ...(verdict.error ? [annotation('error', `${lab.id}: not judged`, verdict.error.message)] : []),
    ...toldMistakes(verdict, lab).map(({ name, mistake, alike }) => {
      const others = alike.map((other) => `\nLooks alike: ${other.name}. ${other.apart}`).join('');
      const told = mistake ? `${mistake.explanation}\nTry: ${mistake.remedy}` : name;
      return annotation('error', `${lab.id}: ${name}`, told + others);
    }),
    ...toldChecks(verdict, lab).flatMap((told) => checkAnnotation(lab, told)),
    `::stop-commands::${token}`,
    `${lab.title}: ${outcome(verdict)}`,
    ...extras.output.map((line) => `  | ${safeLine(line)}`),
    `::${token}::`,
  ];
  return `${lines.join('\n')}\n`;
};

/** In a cell of a table: no markup, no HTML, no end of the cell. */
const cell = (text: string): string =>
  safeLine(text).replace(/[\\`*_[\]<>|&#@~]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** The verdict as Markdown, for the file that $GITHUB_STEP_SUMMARY names. */
export const githubSummary = (verdict: Verdict, lab: Lab): string => {
  const rows = toldChecks(verdict, lab).map(
    ({ result, check }) =>
      `| ${result.status} | ${cell(check?.title ?? result.id)} | ${result.points} / ${result.maxPoints} | ${cell(result.because)} |`,
  );
  const mistakes = toldMistakes(verdict, lab).map(
    ({ name, mistake }) => `- **${cell(name)}**${mistake ? `: ${cell(mistake.explanation)}` : ''}`,
  );
  return [
    `### ${cell(lab.title)}: ${outcome(verdict)}`,
    '',
    ...(verdict.error ? [cell(verdict.error.message), ''] : []),
    ...(mistakes.length > 0 ? [...mistakes, ''] : []),
    '| | check | points | seen |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
};

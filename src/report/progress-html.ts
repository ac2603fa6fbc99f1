import { endedHow } from '../app/attempt-words.ts';
import type { ProgressSummary } from '../app/progress.ts';
import { escapeHtml as e } from './escape-html.ts';
import { isBegun, untriedText } from './untried.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1.5rem 0; }
caption { text-align: left; font-weight: bold; font-size: 1.2rem; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8888; vertical-align: top; }
meter { width: 8rem; }
svg { width: 8rem; height: 1.5rem; }
code { font-family: ui-monospace, monospace; }
@media (max-width: 40rem) { table { display: block; overflow-x: auto; } }
`;

/** The scores as one HTML file that needs nothing else: no script, no request. Charts carry their numbers as text. */
export function progressHtml(summary: ProgressSummary): string {
  const { readiness, mastered, objectives, streak, totals, next } = summary;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Progress: ${e(summary.blueprint)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${e(summary.blueprint)}</h1>
<p>Readiness ${meter(readiness, 'Readiness')}: ${e(mastered)} of ${e(objectives.length)} objectives mastered, counted by weight.</p>
<p>${e(totals.correct)} of ${e(totals.answers)} answers right. Streak in days: ${e(streak.current)}, longest ${e(streak.longest)} (UTC).</p>
<p>Next: <code>${e(next.command)}</code> (${e(next.because)})</p>
${objectiveTable(summary)}
${labTable(summary)}
${attemptTable(summary)}
</main>
<footer><p>Made by clusterprep, <time datetime="${e(summary.at)}">${e(summary.at)}</time></p></footer>
</body>
</html>
`;
}

function objectiveTable({ objectives }: ProgressSummary): string {
  const rows = objectives.map((one) => {
    const score = one.percent === null ? 'not tried yet' : meter(one.percent, one.title);
    const state = one.mastered ? 'mastered' : one.missing.join('; ');
    const seen = `${one.answered} of ${one.questions}`;
    return [e(one.title), `${e(one.weight)} %`, score, e(seen), sparkline(one.trend), e(state)];
  });
  return table(
    'Objectives',
    ['Objective', 'Weight', 'Right', 'Questions seen', 'Trend', 'Mastered, or what is missing'],
    rows,
  );
}

function labTable({ labs }: ProgressSummary): string {
  const rows = labs.filter(isBegun).map((lab) => {
    const percent = lab.maxPoints > 0 ? Math.round((100 * (lab.best ?? 0)) / lab.maxPoints) : 0;
    const best =
      lab.best === null
        ? 'not tried yet'
        : `${meter(percent, lab.title)} ${e(lab.best)} of ${e(lab.maxPoints)}`;
    const mistakes = lab.passed ? '' : lab.mistakes.join(', ');
    return [
      e(lab.title),
      e(lab.level),
      best,
      lab.passed ? 'passed' : 'not yet',
      sparkline(lab.trend),
      e(mistakes),
    ];
  });
  const untried = untriedText(labs);
  const heads = ['Lab', 'Level', 'Best score', 'Passed', 'Trend', 'Last mistakes'];
  return `${table('Labs', heads, rows)}${untried === '' ? '' : `\n<p>Labs: ${e(untried)}.</p>`}`;
}

function attemptTable({ recent }: ProgressSummary): string {
  if (recent.length === 0) return '';
  const rows = recent.map((one) => {
    const what = one.of === 'lab' ? `lab ${one.ref}` : one.of;
    return [e(one.at.slice(0, 10)), e(what), `${e(one.points)} of ${e(one.maxPoints)}`, e(endedHow(one))];
  });
  return table('Lately', ['Day', 'What', 'Points', 'Result'], rows);
}

/** Cells are HTML already; the first of a row is its heading. */
function table(caption: string, heads: readonly string[], rows: readonly string[][]): string {
  const head = heads.map((text) => `<th scope="col">${e(text)}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((text) => `<td>${text}</td>`).join('');
    return `<tr><th scope="row">${first}</th>${cells}</tr>`;
  });
  return `<table><caption>${e(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function meter(percent: number, label: string): string {
  return `<meter min="0" max="100" value="${e(percent)}" aria-label="${e(label)}">${e(percent)} %</meter> ${e(percent)} %`;
}

function sparkline(percents: readonly number[]): string {
  if (percents.length === 0) return '';
  const bars = percents.map((percent, i) => {
    const height = Math.max(2, Math.round(percent / 5));
    return `<rect x="${i * 5}" y="${20 - height}" width="4" height="${height}" fill="currentColor"/>`;
  });
  const label = `latest, in percent: ${percents.join(', ')}`;
  return `<svg role="img" aria-label="${e(label)}" viewBox="0 0 100 20">${bars.join('')}</svg>`;
}

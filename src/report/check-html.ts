import type { CheckReport, GradeRow, LabMatrix } from '../domain/check-report.ts';
import { coverageText } from './coverage-text.ts';
import { escapeHtml as e } from './escape-html.ts';
import { leftText } from './left-text.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
section { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; font-size: 1.2rem; }
th, td { text-align: left; padding: .2rem .5rem; border-bottom: 1px solid #8888; vertical-align: top; }
thead th { writing-mode: vertical-rl; transform: rotate(180deg); font-weight: normal; }
td.cell { text-align: center; font-family: ui-monospace, monospace; }
td.fail { background: #d33; color: #fff; } td.pass { color: #282; } td.unknown { background: #da3; color: #000; }
.problem { color: #d33; font-weight: bold; }
`;
const WORD = { pass: '·', fail: 'F', unknown: '?' } as const;

/** What `check` found, as one HTML file that needs nothing else: no script, no request. */
export function checkHtml(report: CheckReport, at: Date): string {
  const { problems, notes, grades, proofs, ms, gradesMs, sumMs, left } = report;
  const day = at.toISOString();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>clusterprep check</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${titleOf(report)}</h1>
<p>${e(grades.length)} answers of ${e(report.labs.length)} labs, ${e(proofs.length)} proofs, in ${seconds(ms)} (the grades ${seconds(gradesMs)}, one by one ${seconds(sumMs)}).
Columns are checks, rows are answers: F failed, · passed, ? could not be judged. A cell that did not pass says why when it is pointed at.</p>
${left === 0 ? '' : `<p class="problem">${e(leftText(left))}</p>`}
${list('Problems', problems)}
${list('Notes', notes)}
${report.labs.map((lab) => labTable(lab, grades)).join('\n')}
${report.coverage === null ? '' : `<h2>Questions</h2><section><pre>${e(coverageText(report.coverage))}</pre></section>`}
</main>
<footer><p>Made by clusterprep, <time datetime="${e(day)}">${e(day)}</time></p></footer>
</body>
</html>
`;
}

function titleOf({ problems, left }: CheckReport): string {
  if (problems.length > 0) return `Problems: ${problems.length}`;
  return left === 0 ? 'All as declared' : 'As declared, as far as it went';
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `<h2>${e(title)}</h2><ul>${lines.map((line) => `<li>${e(line)}</li>`).join('')}</ul>`;
}

function labTable({ lab, title, checks }: LabMatrix, grades: readonly GradeRow[]): string {
  const rows = grades.filter((row) => row.lab === lab);
  const several = new Set(rows.map(({ node }) => node)).size > 1;
  const heads = checks.map(({ id }) => `<th scope="col">${e(id)}</th>`).join('');
  const kills = checks.map(({ kills, unkilled }) => {
    const why = kills.length > 0 ? kills.join(', ') : (unkilled ?? 'no wrong answer fails it');
    return `<td class="cell" title="${e(why)}">${e(kills.length)}</td>`;
  });
  const body = rows.map((row) => {
    const name = several ? `${row.answer} ${row.node}` : row.answer;
    const told = row.problems.map((problem) => `<br><span class="problem">${e(problem)}</span>`).join('');
    const cells = checks.map(({ id }) => cell(row, id)).join('');
    const mistakes = e(row.mistakes.join(', or '));
    return `<tr><th scope="row">${e(name)}${told}</th>${cells}<td>${mistakes}</td><td>${seconds(row.ms)}</td></tr>`;
  });
  return `<section><table><caption>${e(title)} (${e(lab)})</caption>
<thead><tr><th></th>${heads}<th scope="col">mistakes</th><th scope="col">time</th></tr></thead>
<tbody>${body.join('\n')}</tbody>
<tfoot><tr><th scope="row">wrong answers that it fails</th>${kills.join('')}<td></td><td></td></tr></tfoot></table></section>`;
}

function cell(row: GradeRow, id: string): string {
  const status = row.checks[id] ?? 'unknown';
  const why = row.because[id];
  const title = why === undefined ? '' : ` title="${e(why)}"`;
  return `<td class="cell ${status}"${title}>${WORD[status]}</td>`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

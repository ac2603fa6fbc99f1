import { endedHow } from '../app/attempt-words.ts';
import type { ProgressSummary } from '../app/progress.ts';
import { percentOf } from '../domain/percent.ts';
import { escapeHtml as e } from './escape-html.ts';
import { htmlPage, htmlMeter as meter, htmlTable as table } from './html-page.ts';
import { isBegun, untriedText } from './untried.ts';

/** The scores as one HTML file that needs nothing else: no script, no request. Charts carry their numbers as text. */
export function progressHtml(summary: ProgressSummary): string {
  const { readiness, mastered, objectives, streak, totals, next } = summary;
  const main = [
    `<h1>${e(summary.blueprint)}</h1>`,
    `<p>Mastered ${meter(readiness, 'Mastered')}: ${e(mastered)} of ${e(objectives.length)} objectives, counted by weight.</p>`,
    `<p>${e(totals.correct)} of ${e(totals.answers)} answers right. Streak in days: ${e(streak.current)}, longest ${e(streak.longest)} (UTC).</p>`,
    `<p>Next: <code>${e(next.command)}</code> (${e(next.because)})</p>`,
    objectiveTable(summary),
    labTable(summary),
    examTable(summary),
    attemptTable(summary),
  ];
  return htmlPage(`Progress: ${summary.blueprint}`, main, summary.at);
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
    const percent = percentOf(lab.best ?? 0, lab.maxPoints);
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

function examTable({ exams }: ProgressSummary): string {
  if (exams.length === 0) return '';
  const rows = exams.map(({ at, size, mode, seed, percent, passed }) => [
    e(at.slice(0, 10)),
    e(mode),
    e(size),
    e(seed),
    meter(percent, `Exam of ${at.slice(0, 10)}`),
    passed ? 'passed' : 'not yet',
  ]);
  return table('Exams', ['Day', 'Mode', 'Size', 'Seed', 'Result', 'Passed'], rows);
}

function attemptTable({ recent }: ProgressSummary): string {
  if (recent.length === 0) return '';
  const rows = recent.map((one) => {
    const what = one.of === 'lab' ? `lab ${one.ref}` : one.of;
    return [e(one.at.slice(0, 10)), e(what), `${e(one.points)} of ${e(one.maxPoints)}`, e(endedHow(one))];
  });
  return table('Lately', ['Day', 'What', 'Points', 'Result'], rows);
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

import { endedHow } from '../app/attempt-words.ts';
import type { LabRow, ProgressSummary } from '../app/progress.ts';
import type { ExamRow } from '../app/progress-exams.ts';
import type { ObjectiveScore } from '../app/progress-objectives.ts';
import { bar, cell, spark } from './chart.ts';
import { fill } from './fill.ts';
import { isBegun, untriedText } from './untried.ts';

const WIDTH = 60;

export type TextOptions = { readonly unicode: boolean };

/** The scores as text of at most 60 columns. Every chart stands beside its number, so nothing rests on colour. */
export function progressText(summary: ProgressSummary, { unicode }: TextOptions): string {
  const { objectives, labs, exams, recent, streak, totals, next } = summary;
  const untried = untriedText(labs);
  const lines = [
    summary.blueprint,
    '',
    `Mastered   ${bar(summary.readiness, 30, unicode)}  ${summary.readiness} %`,
    `           ${summary.mastered} of ${objectives.length} objectives, by weight`,
    `           ${totals.correct} of ${totals.answers} answers right`,
    `           streak ${days(streak.current)}, longest ${days(streak.longest)} (UTC)`,
    '',
    'Objectives (weight, questions right, trend)',
    ...objectives.flatMap((objective) => objectiveLines(objective, unicode)),
    '',
    'Labs (best score, trend)',
    ...labs.filter(isBegun).map((lab) => labLine(lab, unicode)),
    ...(untried === '' ? [] : fill(untried, WIDTH)),
  ];
  if (exams.length > 0) lines.push('', 'Exams', ...exams.map((exam) => examLine(exam, unicode)));
  if (recent.length > 0) lines.push('', 'Lately', ...recent.map((one) => attemptLine(one, unicode)));
  if (summary.interrupted > 0) lines.push('', `Interrupted quizzes, which can go on: ${summary.interrupted}`);
  lines.push('', ...fill(`Next: ${next.command}`, WIDTH), ...fill(next.because, WIDTH, '      '));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function objectiveLines(objective: ObjectiveScore, unicode: boolean): string[] {
  const { title, weight, percent, trend, mastered, missing } = objective;
  const share = percent === null ? '    -' : `${String(percent).padStart(3)} %`;
  const chart = bar(percent ?? 0, 10, unicode);
  const row = `${cell(title, 25, unicode)} ${String(weight).padStart(3)}  ${chart} ${share}  ${spark(trend, unicode)}`;
  return [row, ...fill(mastered ? 'mastered' : missing.join('; '), WIDTH, '    ')];
}

function labLine(lab: LabRow, unicode: boolean): string {
  const name = cell(lab.id, 19, unicode);
  if (lab.best === null) return `${name} not tried yet${lab.running ? ', clock running' : ''}`;
  const percent = lab.maxPoints > 0 ? (100 * lab.best) / lab.maxPoints : 0;
  const points = `${lab.best}/${lab.maxPoints}`.padStart(7);
  const state = lab.passed ? 'passed' : 'not yet';
  return `${name} ${bar(percent, 10, unicode)} ${points} ${state.padEnd(8)} ${spark(lab.trend.slice(-10), unicode)}`;
}

function examLine({ at, size, mode, percent, passed }: ExamRow, unicode: boolean): string {
  const what = mode === 'training' ? `${size}, training` : size;
  const state = passed ? 'passed' : 'not yet';
  return `${at.slice(0, 10)}  ${cell(what, 15, unicode)} ${bar(percent, 10, unicode)} ${String(percent).padStart(3)} % ${state}`;
}

function attemptLine(attempt: ProgressSummary['recent'][number], unicode: boolean): string {
  const what = attempt.of === 'lab' ? `lab ${attempt.ref}` : attempt.of;
  return `${attempt.at.slice(0, 10)}  ${cell(what, 24, unicode)} ${attempt.points}/${attempt.maxPoints}  ${endedHow(attempt)}`;
}

function days(count: number): string {
  return `${count} day${count === 1 ? '' : 's'}`;
}

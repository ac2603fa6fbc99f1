import type { ExamResult, ItemResult } from '../domain/exam/result.ts';
import { escapeHtml as e } from './escape-html.ts';
import { missedHtml } from './exam-missed-html.ts';
import { spanText } from './exam-words.ts';
import { htmlMeter, htmlPage, htmlTable } from './html-page.ts';

/** The result of an exam as one HTML file that needs nothing else, with each missed item explained. */
export function examHtml(result: ExamResult): string {
  const { size, mode, seed, minutes, passed, percent, passMark, earned, of, how } = result;
  const what = mode === 'training' ? 'Training' : 'Exam';
  const title = `${what}: ${passed ? 'passed' : 'not passed'} with ${percent} %`;
  const end = how === 'time-out' ? 'The time ran out.' : 'It was submitted.';
  const missed = result.missed.map(missedHtml);
  return htmlPage(
    title,
    [
      `<h1>${e(title)}</h1>`,
      `<p>${htmlMeter(percent, 'Points')} of the points (${e(earned)} of ${e(of)}); the pass mark is ${e(passMark)} %.</p>`,
      `<p>Size ${e(size)}, ${e(minutes)} minutes, seed ${e(seed)}, begun <time datetime="${e(result.startedAt)}">${e(result.startedAt)}</time>. ${end}</p>`,
      readinessHtml(result),
      objectiveTable(result),
      earlierTable(result),
      itemTable(result),
      ...(missed.length === 0 ? [] : ['<h2>What was missed</h2>', ...missed]),
      checkHtml(result),
    ],
    result.endedAt,
  );
}

function readinessHtml({ size, readiness, passMark }: ExamResult): string {
  const { estimate, low, high, level, chance } = readiness;
  const labs = size === 'quiz' ? ' Labs were not asked for, so this says nothing about them.' : '';
  return `<p>Readiness: in exams like this one you would get about ${e(estimate)} % on average; with a chance of ${e(level)} % it lies between ${e(low)} % and ${e(high)} %. That it reaches ${e(passMark)} % has a chance of ${e(chance)} %.${labs}</p>`;
}

function objectiveTable({ objectives, passMark }: ExamResult): string {
  const rows = objectives.map(({ title, weight, earned, of, percent, reached }) => [
    e(title),
    `${e(weight)} %`,
    htmlMeter(percent, title),
    `${e(earned)} of ${e(of)}`,
    reached ? 'reached' : `below ${e(passMark)} %`,
  ]);
  return htmlTable(
    'Objectives, the weakest first',
    ['Objective', 'Weight', 'Result', 'Points', 'Pass mark'],
    rows,
  );
}

function earlierTable({ earlier, size, percent, endedAt, passed }: ExamResult): string {
  if (earlier.length === 0) return '';
  const all = [{ at: endedAt, size, percent, passed }, ...earlier];
  const rows = all.map((one, at) => [
    at === 0 ? 'this one' : e(one.at.slice(0, 10)),
    e(one.size),
    htmlMeter(one.percent, `Result of ${one.at.slice(0, 10)}`),
    one.passed ? 'passed' : 'not passed',
  ]);
  return htmlTable('Compared with earlier exams', ['Day', 'Size', 'Result', 'Passed'], rows);
}

const OUTCOMES: Record<ItemResult['outcome'], string> = {
  right: '✓ right',
  part: '◐ in part',
  wrong: '✗ wrong',
  unanswered: '○ not answered',
  withdrawn: 'withdrawn, counts for nobody',
};

function itemTable({ items }: ExamResult): string {
  const rows = items.map(({ kind, id, title, earned, of, outcome, ms, flagged }, at) => [
    e(at + 1),
    `${kind === 'lab' ? 'Lab: ' : ''}${e(title)} <code>${e(id)}</code>`,
    OUTCOMES[outcome],
    `${e(earned)} of ${e(of)}`,
    e(spanText(ms)),
    flagged ? '⚑' : '',
  ]);
  return htmlTable('Items', ['Number', 'Item', 'Result', 'Points', 'Time', 'Flagged'], rows);
}

function checkHtml({ session, made }: ExamResult): string {
  const { version, node, bank, blueprint } = made;
  return `<h2>To check it</h2>
<p>Session <code>${e(session)}</code>, clusterprep ${e(version)}, Node ${e(node)}, blueprint “${e(blueprint)}”, bank <code>${e(bank)}</code>.
With the same bank the same seed and size draw the same paper.</p>`;
}

import { mistakesOf } from '../domain/boot-mistakes.ts';
import type { Missed } from '../domain/exam/result.ts';
import type { Question } from '../domain/question.ts';
import type { Answer } from '../domain/quiz/answer.ts';
import { optionsOf, rightIdsOf } from '../domain/quiz/options.ts';
import { escapeHtml as e } from './escape-html.ts';

/** A missed item, explained: what is right and why, what each other answer has against it, where to read. */
export function missedHtml(missed: Missed): string {
  return missed.kind === 'lab' ? labHtml(missed) : questionHtml(missed);
}

function labHtml({ lab, result }: Extract<Missed, { kind: 'lab' }>): string {
  const named = result.grade?.mistakes ?? [];
  const mistakes = mistakesOf(lab)
    .filter(({ id }) => named.includes(id))
    .map(
      ({ name, explanation, remedy }) =>
        `<li><strong>${e(name)}.</strong> ${e(explanation)} ${e(remedy)}</li>`,
    );
  const { grade } = result;
  const seen =
    grade === null
      ? 'It was not graded in time.'
      : `The best grade: ${e(grade.points)} of ${e(grade.maxPoints)} points.`;
  return `<section><h3>Lab: ${e(lab.title)}</h3>
<p>${e(lab.summary)} ${seen}</p>
${mistakes.length === 0 ? '' : `<ul>${mistakes.join('')}</ul>`}
<p>${e(lab.passed.explanation)}</p>
<p>Practise it: <code>clusterprep lab ${e(lab.id)}</code></p></section>`;
}

function questionHtml({ question, answer }: Extract<Missed, { kind: 'question' }>): string {
  const code = question.code === undefined ? '' : `<pre><code>${e(question.code.trimEnd())}</code></pre>`;
  return `<section><h3>${e(question.prompt.trim())}</h3>
${code}${timelineHtml(question)}
<p>${answer === null ? 'You gave no answer.' : 'Your answer was not right.'} ${e(question.explanation.trim())}</p>
<ul>${choices(question, answer).join('')}</ul>
<p><a href="${e(question.source)}">${e(question.source)}</a> · <code>${e(question.id)}</code></p></section>`;
}

function timelineHtml(question: Question): string {
  if (question.kind !== 'timeline') return '';
  const lines = question.timeline.lines.map(({ ms, who, what }) => `${ms} ms  ${who}  ${what}`);
  return `<pre>${e(lines.join('\n'))}</pre>`;
}

function choices(question: Question, answer: Answer | null): string[] {
  switch (question.kind) {
    case 'fill': {
      const mine = answer?.kind === 'fill' ? [line('', `Yours: ${answer.text}`, '')] : [];
      const right = question.accepts.map((text) => line('✓', text, ''));
      return [...mine, ...right, ...question.wrong.map(({ text, because }) => line('✗', text, because))];
    }
    case 'order':
      return question.items.map(({ id, text, because }, at) => {
        const place = answer?.kind === 'order' ? answer.items.indexOf(id) : -1;
        return line(
          `${at + 1}`,
          `${text}${place < 0 || place === at ? '' : ` (yours: ${place + 1})`}`,
          because,
        );
      });
    case 'match':
      return question.pairs.map(({ term, meaning, because }) => line('✓', `${term}: ${meaning}`, because));
    default:
      return options(question, answer);
  }
}

function options(question: Question, answer: Answer | null): string[] {
  const right = rightIdsOf(question);
  const picked = answer?.kind === 'choice' ? answer.picked : [];
  const told =
    question.kind === 'line'
      ? new Set([...question.faulty, ...question.suspects].map(({ line: text }) => text))
      : null;
  return optionsOf(question)
    .filter(({ id, text }) => told === null || told.has(text) || picked.includes(id))
    .map(({ id, text, because }) =>
      line(right.includes(id) ? '✓' : '✗', `${text}${picked.includes(id) ? ' (yours)' : ''}`, because),
    );
}

function line(sign: string, text: string, because: string): string {
  return `<li>${sign} <strong>${e(text)}</strong> ${e(because)}</li>`;
}

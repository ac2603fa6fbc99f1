import { basename } from 'node:path';
import type { Question } from '../../domain/question.ts';
import { itemOf } from '../../domain/quiz/draft.ts';
import { optionsOf, rightIdsOf } from '../../domain/quiz/options.ts';
import type { Ran, Spoken } from '../../domain/quiz/ran.ts';
import { codeLines } from '../code-lines.ts';
import { type Line, line } from '../line.ts';
import { answerLines } from '../quiz/feedback-lines.ts';
import { heading, prose, verbatim } from '../quiz/prose.ts';
import { promptLines } from '../quiz/question-lines.ts';
import { MARK } from '../theme.ts';

/** The question and the program of its proof, before that runs. */
export function programLines(question: Question, program: string, width: number): Line[] {
  // What is to be predicted is a part of the program itself.
  const asked =
    question.kind === 'run'
      ? prose(question.prompt, width, { tone: 'strong' })
      : promptLines(itemOf(question, 0), width);
  return [
    ...asked,
    ...heading(`The proof: ${basename(question.proof?.file ?? '')}`),
    ...codeLines(program.trimEnd(), 'js', width),
    ...heading(`What it tells here, on Node ${process.versions.node}`),
  ];
}

/** One line that the program told, as it comes. */
export function spokenLine({ who, said }: Spoken, width: number): Line[] {
  return verbatim(said, width, { before: [{ text: `${who}: `, tone: 'accent' }], hang: 2 });
}

/** What came of it, whether that is what the bank says, and the answer that it proves. */
export function outcomeLines(question: Question, ran: Ran, width: number): Line[] {
  return [
    ...resultLines(question, ran, width),
    ...heading('The answer'),
    ...answerText(question, width),
    ...prose(question.explanation, width),
    ...prose(question.source, width, { tone: 'accent' }),
  ];
}

/** The right answer without the number of an option: none was shown. */
function answerText(question: Question, width: number): Line[] {
  const right = rightIdsOf(question);
  if (right.length === 0)
    return answerLines(itemOf(question, 0), { kind: 'choice', picked: [] }, false, width);
  return optionsOf(question).flatMap(({ id, text }) =>
    right.includes(id)
      ? verbatim(text, width, { before: [{ text: `${MARK.pass} `, tone: 'good' }], hang: 2 })
      : [],
  );
}

function resultLines({ nodes, proof }: Question, ran: Ran, width: number): Line[] {
  if (ran.status === 'no-result') return prose(`${MARK.unknown} ${ran.because}`, width, { tone: 'warn' });
  const result = verbatim(JSON.stringify(ran.result), width, {
    before: [{ text: 'Result: ', tone: 'quiet' }],
    hang: 2,
  });
  if (ran.holds) return [...result, line(`${MARK.pass} That is what the bank says.`, 'good')];
  const major = Number(ran.node.split('.')[0]);
  const others = nodes.includes(major)
    ? []
    : [`It says so for Node ${nodes.join(', ')}, and this is ${major}.`];
  return [
    ...result,
    ...verbatim(JSON.stringify(proof?.prints), width, {
      before: [{ text: `${MARK.fail} The bank says: `, tone: 'bad' }],
      hang: 2,
    }),
    ...others.flatMap((text) => prose(text, width, { tone: 'warn' })),
  ];
}

/** Why a question has no program, and what its answer rests on. */
export function noProofLines({ id, source }: Question, width: number): Line[] {
  return [
    ...prose(`${id} has no program: its answer is no behaviour that a program could show.`, width),
    ...prose('It rests on this source:', width),
    ...prose(source, width, { tone: 'accent' }),
  ];
}

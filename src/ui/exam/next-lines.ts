import { openItems } from '../../domain/exam/items.ts';
import type { ExamResult } from '../../domain/exam/result.ts';
import type { ExamSession } from '../../domain/exam/view.ts';
import type { Line } from '../line.ts';
import { heading, prose } from '../quiz/prose.ts';
import { counted, leftUntil } from './words.ts';

type Step = { readonly command: string; readonly because: string };

/** What to do after this result: what was weakest first, then labs, then the next sitting. Not more than four steps. */
export function nextAfter(result: ExamResult): Step[] {
  const weak = result.objectives.filter(({ reached, of }) => !reached && of > 0);
  const [first, second] = weak;
  const labs = result.missed.filter((each) => each.kind === 'lab');
  return [
    ...(first === undefined
      ? []
      : [
          {
            command: `clusterprep learn ${first.id}`,
            because: `${first.title} was weakest, ${first.percent} %`,
          },
          { command: `clusterprep quiz ${first.id}`, because: 'practise it, with the reasons at once' },
        ]),
    ...labs.slice(0, 1).map(({ result: { id, title } }) => ({
      command: `clusterprep lab ${id}`,
      because: `${title}, with hints and without haste`,
    })),
    ...(second === undefined || labs.length > 0
      ? []
      : [
          {
            command: `clusterprep learn ${second.id}`,
            because: `${second.title} comes next, ${second.percent} %`,
          },
        ]),
    again(result, weak.length),
  ];
}

function again({ passed, size, mode, missed }: ExamResult, weak: number): Step {
  if (mode === 'training') return { command: 'clusterprep exam', because: 'the same in earnest' };
  const wrong = missed.some((each) => each.kind === 'question' && each.answer !== null);
  if (!passed && !wrong)
    return { command: 'clusterprep quiz', because: 'questions without a clock, each explained at once' };
  if (!passed)
    return { command: 'clusterprep review', because: 'what you answered wrongly waits there as cards' };
  if (size !== 'full')
    return { command: 'clusterprep exam --size full', because: 'the whole exam, with labs' };
  return weak > 0
    ? { command: 'clusterprep review', because: 'it keeps what you know, and what you missed comes back' }
    : {
        command: 'clusterprep review',
        because: 'every objective is at the pass mark; a little a day keeps it so',
      };
}

/** The same as lines. */
export function nextLines(result: ExamResult, width: number): Line[] {
  return [
    ...heading('Next'),
    ...nextAfter(result).flatMap(({ command, because }) =>
      prose(`\`${command}\`: ${because}.`, width, { before: [{ text: '  ' }], hang: 2 }),
    ),
  ];
}

/** How this sitting can be sat again, and by what it can be checked. */
export function madeLines({ seed, size, made }: ExamResult, width: number): Line[] {
  const again = `\`clusterprep exam --size ${size} --seed ${seed}\` draws the same items, as long as the bank is the same.`;
  const by = `clusterprep ${made.version}, Node ${made.node.replace(/^v/, '')}, bank ${made.bank}.`;
  return [
    ...heading('This sitting'),
    ...[again, by].flatMap((text) =>
      prose(text, width, { tone: 'quiet', before: [{ text: '  ' }], hang: 2 }),
    ),
  ];
}

/** The last word when the learner leaves while the clock goes on. `trouble`: why nothing was recorded. */
export function leftLines(
  session: ExamSession,
  command: string,
  { kept, trouble }: { readonly kept: string; readonly trouble: string | null },
  width: number,
): Line[] {
  if (trouble !== null)
    return prose(`This exam could not be recorded, so it cannot be gone on with: ${trouble}.`, width, {
      tone: 'warn',
    });
  const open = openItems(session).length;
  const all = 'All items have an answer, and nothing is submitted yet.';
  const standing =
    open === 0
      ? all
      : `${open} of ${counted(session.items.length, 'item')} ${open === 1 ? 'is' : 'are'} open.`;
  // The command stays in one piece, so that it can be copied.
  return [
    ...prose(`The clock goes on: ${leftUntil(session)}. ${standing}`, width),
    [{ text: 'Go on with: ' }, { text: command, tone: 'accent' }],
    ...prose(kept, width, { tone: 'quiet' }),
  ];
}

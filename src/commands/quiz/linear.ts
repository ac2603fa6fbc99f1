import { textOf } from '../../ui/line.ts';
import { type Asker, Interrupted, type Write } from '../../ui/plain/asker.ts';
import { lineAsker } from '../../ui/plain/line-asker.ts';
import { type PlainQuiz, runPlainQuiz } from '../../ui/plain/quiz.ts';
import { prose } from '../../ui/quiz/prose.ts';
import { withInterrupt } from '../interrupt.ts';
import { begin, CLOCK, interruptedText, type Left, offerOf, ownPrograms, type Room } from './sit.ts';

/** The quiz line by line, on `output`. `prompts`: with inquirer; else by reading lines from stdin. */
export async function sitLinear(room: Room, output: NodeJS.WriteStream, prompts: boolean): Promise<Left> {
  const width = Math.min(output.columns || 80, 100);
  const write: Write = (lines) => {
    output.write(`${lines.join('\n')}\n`);
  };
  const form = { write, width, programs: ownPrograms() };
  if (prompts) {
    const { promptAsker } = await import('../../ui/plain/prompt-asker.ts');
    // A prompt hears Ctrl-C itself.
    return sitWith(promptAsker(output), room, { ...form, interruptible: withInterrupt });
  }
  const attended = process.stdin.isTTY === true;
  return withInterrupt((interrupted) => {
    const asker = lineAsker(process.stdin, write, { attended, interrupted });
    return sitWith(asker, room, { ...form, interruptible: (run) => run(interrupted) });
  });
}

type LinearForm = Pick<PlainQuiz, 'write' | 'width' | 'programs' | 'interruptible'>;

async function sitWith(asker: Asker, room: Room, form: LinearForm): Promise<Left> {
  const { write, width } = form;
  let left: Left = { how: 'interrupted' };
  try {
    const facts = await chosen(room, asker, form);
    if (facts === undefined) return { how: 'ended' };
    left = { how: 'interrupted', sitting: facts.sitting };
    const { ended } = await runPlainQuiz({ facts, clock: CLOCK, asker, ...form });
    return { ...left, how: ended ? 'ended' : 'done' };
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    write(['', ...prose(interruptedText(room, left.sitting), width).map(textOf)]);
    return left;
  } finally {
    asker.close();
  }
}

async function chosen(room: Room, asker: Asker, { write, width }: LinearForm) {
  const offer = await offerOf(room);
  if (offer === undefined) return begin(room);
  // Apart from the prompt, which would break it within a word.
  write(prose(offer.told, width).map(textOf));
  const yes = await asker.confirm('Go on with it?');
  if (yes === 'end') return undefined;
  return yes ? begin(room, offer.found) : begin(room, undefined, offer.found);
}

import type { ExamSitting } from '../../app/exam.ts';
import { introLines } from '../../ui/exam/intro-lines.ts';
import { goesOnTexts } from '../../ui/exam/resume-texts.ts';
import { type Line, textOf } from '../../ui/line.ts';
import { type Asker, Interrupted, type Write } from '../../ui/plain/asker.ts';
import { runPlainExam } from '../../ui/plain/exam.ts';
import { lineAsker } from '../../ui/plain/line-asker.ts';
import { prose } from '../../ui/quiz/prose.ts';
import { withInterrupt } from '../interrupt.ts';
import {
  type ExamEnd,
  type ExamHow,
  type ExamRoom,
  GOES_ON_FIRST,
  nothingToResume,
  sat,
  troubleIn,
  wantsNew,
} from './room.ts';

/** The exam line by line, on `output`. `prompts`: with inquirer; else by reading lines from stdin. */
export async function examLinear(
  room: ExamRoom,
  output: NodeJS.WriteStream,
  prompts: boolean,
): Promise<ExamEnd> {
  const width = Math.min(output.columns || 80, 100);
  const write: Write = (lines) => {
    output.write(`${lines.join('\n')}\n`);
  };
  const late = room.ranOut.at(-1);
  if (late !== undefined) return { how: 'over', result: late };
  const attended = process.stdin.isTTY === true;
  if (prompts) {
    const { promptAsker } = await import('../../ui/plain/prompt-asker.ts');
    // A prompt hears Ctrl-C itself; between prompts it is heard here.
    return withInterrupt((interrupted) =>
      sitWith(room, { asker: promptAsker(output), write, width, attended, interrupted }),
    );
  }
  return withInterrupt((interrupted) => {
    const asker = lineAsker(process.stdin, write, { attended, interrupted });
    return sitWith(room, { asker, write, width, attended, interrupted });
  });
}

type Form = {
  readonly asker: Asker;
  readonly write: Write;
  readonly width: number;
  readonly attended: boolean;
  readonly interrupted: AbortSignal;
};

async function sitWith(room: ExamRoom, form: Form): Promise<ExamEnd> {
  try {
    return await begun(room, form);
  } catch (error) {
    if (error instanceof Interrupted) return { how: 'interrupted' };
    throw error;
  } finally {
    form.asker.close();
  }
}

async function begun(room: ExamRoom, form: Form): Promise<ExamEnd> {
  const { options, content } = room;
  const { asker, write, width, interrupted } = form;
  const say = (lines: readonly Line[]): void => write(lines.map(textOf));
  const goOn = async (sitting: ExamSitting): Promise<ExamHow> => {
    try {
      const { blueprint } = content;
      return await runPlainExam({ sitting, blueprint, asker, write, width, interrupted });
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      await sitting.dispatch({ type: 'quit' });
      return 'interrupted';
    }
  };
  const found = await room.find();
  if (found !== undefined)
    return sat(room, found, (sitting) => {
      const note = wantsNew(options) ? GOES_ON_FIRST : null;
      say(goesOnTexts(sitting.session(), note).flatMap((text) => prose(text, width)));
      return goOn(sitting);
    });
  if (options.resume) return nothingToResume();
  const plan = await room.draw({ size: options.size ?? 'full', mode: options.mode ?? 'exam' });
  const { paper, mode } = plan;
  say(
    introLines({ paper, mode, size: paper.size, trouble: troubleIn(room.store) }, content.blueprint, width),
  );
  if (form.attended) {
    write(['']);
    const said = await asker.line('Enter begins, and starts the clock; q leaves:');
    if (typeof said !== 'string') return { how: 'ended' };
    if (said.trim().toLowerCase().startsWith('q')) return { how: 'left' };
  }
  return sat(room, plan, goOn);
}

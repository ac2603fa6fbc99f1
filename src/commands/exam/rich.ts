import { createElement } from 'react';
import type { ExamSitting } from '../../app/exam.ts';
import type { ExamResult } from '../../domain/exam/result.ts';
import { type ExamLeft, ExamScreen } from '../../ui/screens/exam.tsx';
import { ExamIntroScreen, type IntroChoice } from '../../ui/screens/exam-intro.tsx';
import { ExamResultScreen } from '../../ui/screens/exam-result.tsx';
import { type ExamResumeChoice, ExamResumeScreen } from '../../ui/screens/exam-resume.tsx';
import { showScreen } from '../../ui/show.ts';
import { withInterrupt } from '../interrupt.ts';
import {
  aboutResult,
  type ExamEnd,
  type ExamHow,
  type ExamRoom,
  GOES_ON_FIRST,
  nothingToResume,
  sat,
  troubleIn,
  wantsNew,
} from './room.ts';

/** The exam drawn by Ink, from its intro to its result. */
export async function examRich(room: ExamRoom): Promise<ExamEnd> {
  const { options, content, ranOut } = room;
  const late = ranOut.at(-1);
  if (late !== undefined) return shown(room, { how: 'over', result: late });
  const found = await room.find();
  if (found !== undefined) return shown(room, await sat(room, found, (sitting) => goOn(room, sitting)));
  if (options.resume) return nothingToResume();
  const choice = await showScreen<IntroChoice>((finish) =>
    createElement(ExamIntroScreen, {
      blueprint: content.blueprint,
      begin: { size: options.size ?? 'full', mode: options.mode ?? 'exam' },
      draw: room.draw,
      trouble: troubleIn(room.store),
      finish,
    }),
  );
  if (typeof choice === 'string') return { how: choice };
  return shown(room, await sat(room, choice, (sitting) => sitHere(room, sitting)));
}

async function goOn(room: ExamRoom, sitting: ExamSitting): Promise<ExamHow> {
  const { options } = room;
  const note = wantsNew(options) ? GOES_ON_FIRST : null;
  const choice = options.resume
    ? 'resume'
    : await showScreen<ExamResumeChoice>((finish) =>
        createElement(ExamResumeScreen, { sitting, note, finish }),
      );
  if (choice === 'left' || choice === 'interrupted') return choice;
  if (choice === 'submit') {
    await sitting.dispatch({ type: 'end' });
    await sitting.dispatch({ type: 'confirm' });
  }
  return sitHere(room, sitting);
}

function sitHere({ content, store }: ExamRoom, sitting: ExamSitting): Promise<ExamLeft> {
  const { blueprint } = content;
  const trouble = () => troubleIn(store);
  // Until the first frame listens, Ctrl-C is a signal: it has its last word too.
  return withInterrupt((interrupted) =>
    showScreen<ExamLeft>((finish) =>
      createElement(ExamScreen, { sitting, blueprint, trouble, interrupted, finish }),
    ),
  );
}

/** Shows the result, where there is one, before the end is told. */
async function shown(room: ExamRoom, end: ExamEnd): Promise<ExamEnd> {
  const { result } = end;
  if (result === undefined || end.how === 'interrupted') return end;
  const how = await showResult(result, aboutResult(room, result));
  return how === 'interrupted' ? { ...end, how } : end;
}

/** The result on a screen of its own. */
function showResult(result: ExamResult, kept: string): Promise<'done' | 'interrupted'> {
  return showScreen((finish) => createElement(ExamResultScreen, { result, kept, finish }));
}

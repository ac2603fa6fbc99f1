import { print } from '../../ui/plain/print.ts';
import { summaryLines } from '../../ui/quiz/end-lines.ts';
import { prose } from '../../ui/quiz/prose.ts';
import { showQuiz } from '../../ui/screens/quiz.tsx';
import { showResume } from '../../ui/screens/resume.tsx';
import {
  begin,
  CLOCK,
  interruptedText,
  type Left,
  offerOf,
  ownPrograms,
  type Room,
  STILL_THERE,
} from './sit.ts';

/** The quiz drawn by Ink. What is worth keeping is printed when the screen is given back. */
export async function sitRich(room: Room): Promise<Left> {
  const offer = await offerOf(room);
  const choice = offer ? await showResume(`${offer.told} Go on with it?`) : 'anew';
  if (choice === 'left' || choice === 'interrupted') {
    print(prose(STILL_THERE, widthHere()));
    return { how: choice === 'left' ? 'done' : 'interrupted' };
  }
  const facts = await begin(
    room,
    choice === 'resume' ? offer?.found : undefined,
    choice === 'anew' ? offer?.found : undefined,
  );
  const how = await showQuiz({ facts, clock: CLOCK, programs: ownPrograms() });
  const { sitting } = facts;
  const width = widthHere();
  print(how === 'done' ? summaryLines(facts, width) : prose(interruptedText(room, sitting), width));
  return { how, sitting };
}

const widthHere = (): number => Math.min(process.stdout.columns || 80, 100);

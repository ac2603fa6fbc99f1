import { textOf } from '../../ui/line.ts';
import { summaryLines } from '../../ui/quiz/end-lines.ts';
import { showQuiz } from '../../ui/screens/quiz.tsx';
import { showResume } from '../../ui/screens/resume.tsx';
import { begin, CLOCK, type Left, offerOf, type Room } from './sit.ts';

/** The quiz drawn by Ink. What is worth keeping is printed when the screen is given back. */
export async function sitRich(room: Room): Promise<Left> {
  const offer = offerOf(room);
  const choice = offer ? await showResume(`${offer.told} Go on with it?`) : 'anew';
  if (choice === 'interrupted') return { how: 'interrupted' };
  const facts = await begin(
    room,
    choice === 'resume' ? offer?.found : undefined,
    choice === 'anew' ? offer?.found : undefined,
  );
  const how = await showQuiz({ facts, clock: CLOCK });
  const width = Math.min(process.stdout.columns || 80, 100);
  const { sitting } = facts;
  const lines =
    how === 'done' ? summaryLines(facts, width).map(textOf) : interruptedText(sitting.session().given.length);
  process.stdout.write(`${lines.join('\n')}\n`);
  return { how, sitting };
}

function interruptedText(answered: number): string[] {
  return answered === 0
    ? ['Interrupted before the first answer.']
    : [
        `Interrupted after ${answered} ${answered === 1 ? 'answer' : 'answers'}. \`clusterprep quiz\` offers to go on.`,
      ];
}

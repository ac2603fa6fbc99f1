import { pathStanding, readingOf, type StepStanding } from '../../app/learn.ts';
import { EXIT } from '../../domain/errors.ts';
import type { Learning } from '../../domain/learn.ts';
import type { Store } from '../../store/store.ts';
import { chooseForm } from '../../ui/choose-form.ts';
import type { LabForm } from '../../ui/form.ts';
import { briefLines } from '../../ui/lab/brief.ts';
import { pathLines } from '../../ui/lookup/path-lines.ts';
import { plainWidth } from '../../ui/plain/print.ts';
import { printPainted } from '../paint.ts';
import type { Left } from '../quiz/sit.ts';
import { roomOf } from './room.ts';

const CODES = { done: EXIT.ok, ended: EXIT.notPassed, interrupted: EXIT.interrupted } as const;

type Walk = { readonly learning: Learning; readonly store: Store; readonly form: LabForm };

/** The path, or one step of it: lesson, question, points. Resolves with the exit code of `learn`. */
export async function walkPath(walk: Walk, number?: number): Promise<number> {
  const { learning, store, form } = walk;
  const standing = pathStanding(learning, store.state());
  const step = standing.steps[(number ?? standing.next?.number ?? 0) - 1];
  if (form === 'screen') return onScreen(walk, number === undefined ? undefined : step);
  if (number === undefined) printPainted(pathLines(standing, plainWidth()));
  // Who only reads along is not asked anything.
  if (step === undefined || (form === 'text' && number === undefined)) return EXIT.ok;
  return CODES[(await inLines(step, walk)).how];
}

async function inLines(standing: StepStanding, { store, learning }: Walk): Promise<Left> {
  const { number, step, lessons } = standing;
  const width = plainWidth();
  const head = `# Step ${number}: ${step.title}\n\n${step.aim}`;
  printPainted([...briefLines(`${head}\n\n${readingOf(lessons)}`, width, true), []]);
  const { sitLinear } = await import('../quiz/linear.ts');
  return sitLinear(await roomOf(standing, learning, store), process.stdout, mayPrompt());
}

function mayPrompt(): boolean {
  const { stdin, stdout, stderr, env } = process;
  const terminals = {
    stdinIsTerminal: stdin.isTTY === true,
    stdoutIsTerminal: stdout.isTTY === true,
    stderrIsTerminal: stderr.isTTY === true,
  };
  return chooseForm({ plain: true, json: false, ...terminals, env }) === 'prompts';
}

async function onScreen({ learning, store }: Walk, first?: StepStanding): Promise<number> {
  const [{ createElement }, { showScreen }, { PathScreen }, { ReaderScreen }] = await Promise.all([
    import('react'),
    import('../../ui/show.ts'),
    import('../../ui/screens/path.tsx'),
    import('../../ui/screens/reader.tsx'),
  ]);
  let given = first;
  for (;;) {
    const standing = pathStanding(learning, store.state());
    const choice =
      given ??
      (await showScreen<StepStanding | 'quit' | 'interrupt'>((finish) =>
        createElement(PathScreen, { standing, finish }),
      ));
    given = undefined;
    if (choice === 'quit') return EXIT.ok;
    if (choice === 'interrupt') return EXIT.interrupted;
    const { number, step, lessons } = choice;
    const title = `Step ${number} of ${standing.steps.length}: ${step.title}`;
    const end = await showScreen<'on' | 'back' | 'interrupt'>((finish) =>
      createElement(ReaderScreen, { title, markdown: readingOf(lessons), on: 'the question', finish }),
    );
    if (end === 'interrupt') return EXIT.interrupted;
    if (end === 'back') continue;
    const { sitRich } = await import('../quiz/rich.ts');
    const left = await sitRich(await roomOf(choice, learning, store));
    if (left.how === 'interrupted') return EXIT.interrupted;
  }
}

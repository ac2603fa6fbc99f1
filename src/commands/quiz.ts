import { EXIT } from '../domain/errors.ts';
import type { QuestionEntry } from '../domain/question.ts';
import { labSummaries, loadBlueprint, loadIndex, loadPack, loadQuestions } from '../store/content.ts';
import { openStore } from '../store/store.ts';
import { chooseForm, type Form } from '../ui/choose-form.ts';
import { checkObjectives, newPlan } from './quiz/plan.ts';
import type { Left, Room } from './quiz/sit.ts';
import { tellNotes } from './store-notes.ts';

export type QuizOptions = {
  readonly count?: number;
  readonly seed?: number;
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly progress?: string;
  /** Only the questions of the pack are drawn. */
  readonly pack?: string;
};

/**
 * `clusterprep quiz [objective…]`. Resolves with the exit code: 0 done or left with `q`, 1 when the input ended before
 * the quiz did, 130 interrupted.
 * @throws UsageError for an unknown objective, a bad count or seed
 */
export async function quizCommand(objectives: string[], options: QuizOptions): Promise<number> {
  const sit = sitHere(options);
  const [blueprint, index, labs] = await Promise.all([loadBlueprint(), loadIndex(), labSummaries()]);
  const bank = { index, load: loadQuestions };
  const drawn = options.pack ? { ...bank, index: await ofPack(index) } : bank;
  await checkObjectives(objectives, blueprint);
  const store = await openStore({ progress: options.progress });
  try {
    const { count, seed } = options;
    const wishes = { ...(count === undefined ? {} : { count }), ...(seed === undefined ? {} : { seed }) };
    const plan = () => newPlan(objectives, wishes, { blueprint, bank: drawn }, store);
    // A pipe cannot be asked, and who gives a seed wants that very quiz.
    const mayResume = process.stdin.isTTY === true && seed === undefined;
    tellNotes(store);
    const room = { blueprint, bank, labs, store, plan, mayResume };
    const left = await sit(room);
    if (options.json && left.sitting) {
      const { quizResult } = await import('../report/quiz-json.ts');
      const result = quizResult(left.sitting, blueprint, store.status.kind === 'ok');
      process.stdout.write(`${JSON.stringify(result)}\n`);
    }
    return { done: EXIT.ok, ended: EXIT.notPassed, interrupted: EXIT.interrupted }[left.how];
  } finally {
    await store.close();
  }
}

async function ofPack(index: readonly QuestionEntry[]): Promise<QuestionEntry[]> {
  const ids = new Set((await loadPack())?.questions.map(({ question }) => question.id));
  return index.filter(({ id }) => ids.has(id));
}

type FormOptions = Pick<QuizOptions, 'plain' | 'json'>;

/** One sitting, in the form that fits here. What draws is read while the content is. */
export function sitHere(options: FormOptions): (room: Room) => Promise<Left> {
  const form = formOf(options);
  if (form !== 'rich') return (room) => linear(room, form, options);
  const drawing = import('./quiz/rich.ts');
  return async (room) => (await drawing).sitRich(room);
}

function formOf({ plain = false, json = false }: FormOptions): Form {
  return chooseForm({
    plain,
    json,
    stdinIsTerminal: process.stdin.isTTY === true,
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    env: process.env,
  });
}

async function linear(room: Room, form: Form, { json = false }: FormOptions): Promise<Left> {
  const { sitLinear } = await import('./quiz/linear.ts');
  return sitLinear(room, json ? process.stderr : process.stdout, form === 'prompts');
}

import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { QuizStore } from '../../app/ports.ts';
import { beginSitting } from '../../app/quiz.ts';
import { emptyProgress } from '../../domain/progress.ts';
import type { Blueprint, Question } from '../../domain/question.ts';
import type { Ran } from '../../domain/quiz/ran.ts';
import type { Given } from '../../domain/quiz/score.ts';
import { sample } from '../../domain/quiz/testing.ts';
import { Interrupted } from './asker.ts';
import { lineAsker } from './line-asker.ts';
import { type PlainQuiz, runPlainQuiz } from './quiz.ts';

const next = () => ({ command: 'clusterprep lab', words: ['lab'], because: 'it is next' });
const blueprint: Blueprint = {
  schema: 1,
  title: 'Sample',
  passMark: 68,
  note: 'A sample.',
  objectives: [{ id: 'balancing', title: 'Balancing connections', weight: 100, summary: 'Who gets what.' }],
};

const signal = new AbortController().signal;
const ran: Ran = {
  status: 'ran',
  node: '24.0.0',
  spoken: [{ who: 'worker 1', said: 'counter is 1' }],
  result: [1, 1],
  holds: true,
};
const runner: Runner = {
  programs: { run: async () => ran },
  interruptible: (during) => during(signal),
};

type Runner = Pick<PlainQuiz, 'programs' | 'interruptible'> & {
  onEnd?: (given: readonly Given[]) => void;
  review?: boolean;
};

async function run(
  questions: readonly Question[],
  lines: readonly string[],
  attended = false,
  runs = false,
  { onEnd, review = false, ...form }: Runner = runner,
) {
  const store: QuizStore = { append: async () => {}, state: emptyProgress };
  const clock = { monotonic: () => 0, date: () => new Date(0) };
  const mode = review ? ('review' as const) : ('quiz' as const);
  const sitting = await beginSitting({ id: 's', seed: 1, questions, objectives: [], mode }, store, clock, {
    runs,
  });
  const said: string[] = [];
  const write = (more: readonly string[]): void => {
    said.push(...more);
  };
  const asker = lineAsker(Readable.from(lines.map((line) => `${line}\n`)), write, { attended });
  const facts = { sitting, blueprint, kept: () => 'Kept for now.', next };
  const { ended } = await runPlainQuiz({ facts, clock, asker, write, width: 80, ...form }).finally(() => {
    asker.close();
    onEnd?.(sitting.session().given);
  });
  return { ended, said: said.join('\n'), sitting };
}

test('a quiz from lines: asked, judged, explained, summed up', async () => {
  const { ended, said, sitting } = await run([sample.fill, sample.order], ['pm2 start app.js', '1 2 3']);
  expect(ended).toBe(false);
  expect(sitting.session().view).toEqual({ at: 'done', how: 'finished' });
  expect(said).toContain('Question 1 of 2');
  expect(said).toContain('That is one instance only, in fork mode.');
  expect(said).toContain('Right answer: pm2 start app.js -i max');
  expect(said).toContain('https://nodejs.org/api/cluster.html');
  expect(said).toContain('What you missed');
  expect(said).toContain('Kept for now.');
});

test('what is not understood is asked again and costs nothing', async () => {
  const { said, sitting } = await run([sample.one], ['nine', '', '?', 'f', '1']);
  expect(sitting.session().given).toHaveLength(1);
  expect(said).toContain('Please use numbers from 1 to 3.');
  expect(said).toContain('Flagged.');
  expect(said).toContain('What you flagged');
});

test('a command that cannot be parsed is asked again', async () => {
  const { said, sitting } = await run([sample.fill], ['pm2 "start', 'pm2 start app.js -i max']);
  expect(said).toContain('This is no command.');
  expect(sitting.score().points).toBe(1);
});

test('the options are printed once, however often an answer is not understood', async () => {
  const { said, ended } = await run([sample.one], ['nine', '?']);
  expect(ended).toBe(true);
  expect(said.match(/Option a/g)).toHaveLength(1);
  expect(said).toContain('The input ends here.');
});

test('Ctrl-C is thrown to whoever reads', async () => {
  const controller = new AbortController();
  const asker = lineAsker(new Readable({ read() {} }), () => {}, {
    attended: true,
    interrupted: controller.signal,
  });
  const paused = asker.pause();
  controller.abort();
  await expect(paused).rejects.toBeInstanceOf(Interrupted);
  await expect(asker.pause()).rejects.toBeInstanceOf(Interrupted);
  asker.close();
});

test('the end of input ends the quiz with the score so far', async () => {
  const { ended, sitting } = await run([sample.fill, sample.one], ['pm2 start app.js -i max']);
  expect(ended).toBe(true);
  expect(sitting.score()).toMatchObject({ points: 1, maxPoints: 1 });
});

test('with someone reading along it waits after feedback', async () => {
  const lines = ['1', 'f', 'q'];
  const { said, ended, sitting } = await run([sample.one, sample.several], lines, true);
  expect(ended).toBe(false);
  expect(sitting.session()).toMatchObject({ flagged: ['sample-one'], view: { how: 'quit' } });
  expect(said).toContain('Not reached: 1 of 2 questions.');
});

test('a question of each new kind is printed so that it can be answered', async () => {
  const { said, sitting } = await run(
    [sample.truth, sample.match, sample.line, sample.timeline],
    ['1', '1 2 3', '5', '1'],
  );
  expect(sitting.session().given).toHaveLength(4);
  expect(said).toMatch(/[12]\. True: Option a/);
  expect(said).toMatch(/ {2}a\. term a\n {2}b\. term b\n {2}c\. term c\n\n {2}1\. Meaning/);
  expect(said).toContain('5 │ server.close();');
  expect(said).toContain('1203 ms  grader     kills worker 1');
});

test('predict, then run: what happened is told worker by worker', async () => {
  const { said, sitting } = await run([sample.run], ['1'], false, true);
  expect(said).toContain('The program runs on this Node');
  expect(said).toMatch(/What happened here, on Node 24\.0\.0\nworker 1 {2}counter is 1\nResult: \[1,1\]/);
  expect(sitting.session().given[0]).toMatchObject({ ran: { holds: true } });
});

test('Ctrl-C while a program runs: the answer is kept, and the quiz is left', async () => {
  const controller = new AbortController();
  const stopped: Ran = { status: 'no-result', node: '24.0.0', spoken: [], because: 'It was not waited for.' };
  const programs = {
    run: async () => {
      controller.abort();
      return stopped;
    },
  };
  const kept: Given[] = [];
  const running = run([sample.run, sample.one], ['1'], false, true, {
    programs,
    interruptible: (during) => during(controller.signal),
    onEnd: (given) => kept.push(...given),
  });
  await expect(running).rejects.toThrow(Interrupted);
  expect(kept).toMatchObject([{ question: 'sample-run' }]);
});

test('in a review one says how sure one is, and takes an answer back', async () => {
  const lines = ['s', 's', '1', 'u', ':s', '2', '', ':u', '3', '', ':s', 'pm2 start app.js -i max'];
  const { said, sitting } = await run([sample.one, sample.fill], lines, true, false, {
    ...runner,
    review: true,
  });
  expect(said.match(/How sure: .*/g)).toEqual([
    'How sure: sure.',
    'How sure: fairly sure.',
    'How sure: sure.',
    'How sure: sure.',
  ]);
  expect(sitting.session().given).toMatchObject([
    { question: 'sample-one', answer: { picked: [expect.any(String)] } },
    { question: 'sample-fill', correct: true, sure: 1 },
  ]);
  expect(sitting.session().given).toHaveLength(2);
});

test('a quiz has neither: what was answered stays', async () => {
  const { said, sitting } = await run(
    [sample.one, sample.several],
    ['s', 'u', '1', 'u', '', 'u', '1 2'],
    true,
  );
  expect(said.match(/There is no answer to take back/g)).toHaveLength(3);
  expect(said).toContain('How sure you are counts in reviews only.');
  expect(sitting.session().given).toHaveLength(2);
});

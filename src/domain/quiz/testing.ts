import { type Question, questionSchema } from '../question.ts';

const common = {
  level: 'recall',
  explanation: 'This is the explanation of the right answer.',
  source: 'https://nodejs.org/api/cluster.html',
};
const option = (id: string): object => ({ id, text: `Option ${id}`, because: `This is why, for ${id}.` });

const made = (question: object): Question => questionSchema.parse({ ...common, ...question });

/** Small questions, one of each kind. The right answer is `a`, or `a` and `c`, or a, b, c in order;
 * each term has the meaning of its own id; the faulty lines are 5 and 6. */
export const sample = {
  one: made({
    id: 'sample-one',
    objective: 'balancing',
    kind: 'one',
    prompt: 'Which one is the right option?',
    options: ['a', 'b', 'c'].map(option),
    answer: 'a',
  }),
  several: made({
    id: 'sample-several',
    objective: 'balancing',
    kind: 'several',
    prompt: 'Which of them are right options?',
    options: ['a', 'b', 'c', 'd'].map(option),
    answers: ['a', 'c'],
  }),
  order: made({
    id: 'sample-order',
    objective: 'primary-and-workers',
    kind: 'order',
    prompt: 'Put these three into their order.',
    items: ['a', 'b', 'c'].map(option),
  }),
  fill: made({
    id: 'sample-fill',
    objective: 'production-tools',
    kind: 'fill',
    prompt: 'Start app.js with one instance per CPU.',
    grammar: 'command',
    accepts: ['pm2 start app.js -i max'],
    aliases: { '-i': '--instances', '--instances=0': '--instances=max' },
    wrong: [{ text: 'pm2 start app.js', because: 'That is one instance only, in fork mode.' }],
  }),
  predict: made({
    id: 'sample-predict',
    objective: 'primary-and-workers',
    kind: 'predict',
    prompt: 'What does this program print?',
    code: 'console.log(1 + 1)',
    options: ['a', 'b', 'c'].map(option),
    answer: 'a',
  }),
  truth: made({
    id: 'sample-truth',
    objective: 'balancing',
    kind: 'truth',
    prompt: 'A worker shares the port of the primary.',
    options: [
      { ...option('a'), says: true },
      { ...option('b'), says: true },
      { ...option('c'), says: false },
    ],
    answer: 'a',
  }),
  match: made({
    id: 'sample-match',
    objective: 'primary-and-workers',
    kind: 'match',
    prompt: 'Give each of these events its meaning.',
    pairs: ['a', 'b', 'c'].map((id) => ({
      id,
      term: `term ${id}`,
      meaning: `Meaning ${id}`,
      because: `This is why, for ${id}.`,
    })),
    others: [{ id: 'd', meaning: 'Meaning d', because: 'This is why, for d.' }],
  }),
  line: made({
    id: 'sample-line',
    objective: 'failure-and-respawn',
    kind: 'line',
    prompt: 'Which line keeps the pool from being full?',
    code: '// A pool.\nfor (let i = 0; i < 4; i++) {\n  cluster.fork();\n}\nserver.close();\ncluster.disconnect();\n',
    faulty: [
      { line: 'server.close();', because: 'This is why, for the exit.' },
      { line: 'cluster.disconnect();', because: 'This is why, for disconnect.' },
    ],
    suspects: [
      { line: 'cluster.fork();', because: 'This is why, for the fork.' },
      { line: 'for (let i = 0; i < 4; i++) {', because: 'This is why, for the loop.' },
    ],
  }),
  timeline: made({
    id: 'sample-timeline',
    objective: 'failure-and-respawn',
    kind: 'timeline',
    prompt: 'Which request was lost in this run?',
    timeline: {
      from: 'respawn, wrong answer only-once',
      lines: [
        { ms: 0, who: 'primary', what: 'starts' },
        { ms: 1203.4, who: 'grader', what: 'kills worker 1' },
        { ms: 1210, who: 'request 1', what: 'reset' },
      ],
    },
    options: ['a', 'b', 'c'].map(option),
    answer: 'a',
  }),
  run: made({
    id: 'sample-run',
    objective: 'ipc-and-state',
    kind: 'run',
    prompt: 'What does each worker count?',
    code: 'console.log(1 + 1)',
    proof: { file: 'sample-run.mjs', prints: [1, 1] },
    options: ['a', 'b', 'c'].map(option),
    answer: 'a',
  }),
} as const;

/** All of them, in a fixed order. */
export const samples: readonly Question[] = Object.values(sample);

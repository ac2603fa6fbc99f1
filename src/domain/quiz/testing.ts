import { type Question, questionSchema } from '../question.ts';

const common = {
  level: 'recall',
  explanation: 'This is the explanation of the right answer.',
  source: 'https://nodejs.org/api/cluster.html',
};
const option = (id: string): object => ({ id, text: `Option ${id}`, because: `This is why, for ${id}.` });

const made = (question: object): Question => questionSchema.parse({ ...common, ...question });

/** Small questions, one of each kind. The right answer is `a`, or `a` and `c`, or a, b, c in order. */
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
} as const;

/** All of them, in a fixed order. */
export const samples: readonly Question[] = Object.values(sample);

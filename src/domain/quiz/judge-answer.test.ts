import { expect, test } from 'vitest';
import { type Question, questionSchema } from '../question.ts';
import { judgeAnswer } from './judge-answer.ts';
import { sample } from './testing.ts';

type Fill = Extract<Question, { kind: 'fill' }>;

function fill(grammar: Fill['grammar'], accepts: string[], aliases: Record<string, string> = {}): Question {
  const { id, objective, level, explanation, source } = sample.fill;
  const wrong = [{ text: 'wrong-one', because: 'It is the wrong one.' }];
  const prompt = 'Fill in what is missing here.';
  return questionSchema.parse({
    ...{ id, objective, level, explanation, source, prompt, kind: 'fill' },
    ...{ grammar, accepts, aliases, wrong },
  });
}

const statuses = (question: Question, texts: readonly string[]): string[] =>
  texts.map((text) => `${judgeAnswer(question, { kind: 'fill', text }).status} ${text}`);
const all = (status: string, texts: readonly string[]): string[] => texts.map((text) => `${status} ${text}`);

test.each(['one', 'predict'] as const)('%s: exactly the one right option', (kind) => {
  const judge = (...picked: string[]): string => judgeAnswer(sample[kind], { kind: 'choice', picked }).status;
  expect(judge('a')).toBe('right');
  expect([judge('b'), judge('a', 'b'), judge()]).toEqual(['wrong', 'wrong', 'wrong']);
});

test('several: all of them and no other, in any order', () => {
  const judge = (...picked: string[]): string =>
    judgeAnswer(sample.several, { kind: 'choice', picked }).status;
  expect(judge('c', 'a')).toBe('right');
  expect([judge('a'), judge('a', 'b'), judge('a', 'b', 'c')]).toEqual(['wrong', 'wrong', 'wrong']);
});

test('order: the whole order', () => {
  const judge = (...items: string[]): string => judgeAnswer(sample.order, { kind: 'order', items }).status;
  expect(judge('a', 'b', 'c')).toBe('right');
  expect([judge('a', 'c', 'b'), judge('a', 'b')]).toEqual(['wrong', 'wrong']);
});

test('an answer of another kind is wrong, not a crash', () => {
  expect(judgeAnswer(sample.one, { kind: 'fill', text: 'a' }).status).toBe('wrong');
  expect(judgeAnswer(sample.order, { kind: 'choice', picked: ['a'] }).status).toBe('wrong');
  expect(judgeAnswer(sample.fill, { kind: 'order', items: [] }).status).toBe('wrong');
});

test('a known wrong answer is explained, however it is spelled', () => {
  expect(judgeAnswer(sample.fill, { kind: 'fill', text: ' pm2 start "app.js"' })).toEqual({
    status: 'wrong',
    because: 'That is one instance only, in fork mode.',
  });
});

test('commands: spellings of the same command', () => {
  const right = [
    'pm2 start app.js -i max',
    'pm2 start app.js -i=max',
    'pm2 start app.js -imax',
    'pm2 start app.js --instances max',
    'pm2 start app.js --instances=0',
    'pm2 start -i 0 "app.js"',
    "  pm2 -i max start 'app.js' ;",
    '$ pm2 start app.js -i max',
  ];
  expect(statuses(sample.fill, right)).toEqual(all('right', right));
});

test('commands: others', () => {
  const wrong = [
    'pm2 start app.js -i 4',
    'pm2 start app.js -i -1',
    'pm2 start max -i app.js',
    'pm2 start -i app.js max',
    'pm2 start app.js max',
    'sudo pm2 start app.js -i max',
    'npx pm2 start app.js -i max',
    'pm2 start app.js -i max &',
    'pm2 start app.js -- -i max',
    'PM2 start app.js -i max',
    'pm2 restart app.js -i max',
    'pm2 start app.js -i max | cat',
    'pm2 constructor __proto__ -i max',
  ];
  expect(statuses(sample.fill, wrong)).toEqual(all('wrong', wrong));
});

test('commands: flags of node stand before the script', () => {
  const question = fill('command', ['NODE_ENV=production A=1 node --watch --cpu-prof server.js --port 3000']);
  const right = ['A=1 NODE_ENV=production node --cpu-prof --watch server.js --port 3000'];
  const wrong = ['NODE_ENV=production A=1 node server.js --watch --cpu-prof --port 3000', 'node server.js'];
  expect(statuses(question, [...right, ...wrong])).toEqual([...all('right', right), ...all('wrong', wrong)]);
});

test('commands: a variable stays a variable, and kill takes its signal first', () => {
  const question = fill('command', ['kill -TERM $PID'], { '-SIGTERM': '-TERM', '-15': '-TERM' });
  const right = ['kill -SIGTERM $PID', 'kill -15 "$PID"'];
  const wrong = ['kill $PID -TERM', 'kill -9 $PID', 'kill -TERM $OTHER'];
  expect(statuses(question, [...right, ...wrong])).toEqual([...all('right', right), ...all('wrong', wrong)]);
});

test('what cannot be read may be tried again', () => {
  const command = ['', '   ', 'pm2 start "app.js', "it's", 'x'.repeat(600)];
  expect(statuses(sample.fill, command)).toEqual(all('unreadable', command));
  const expression = ['', 'cluster.fork(', ')', 'const'];
  expect(statuses(fill('expression', ['a']), expression)).toEqual(all('unreadable', expression));
  const number = ['', 'ten', '1.2.3', '1,2'];
  expect(statuses(fill('number', ['1']), number)).toEqual(all('unreadable', number));
});

test('expressions: spellings of the same', () => {
  const question = fill('expression', ["require('node:os').availableParallelism()"]);
  const right = [
    'require("os").availableParallelism()',
    '(require(`node:os`)).availableParallelism();',
    "require('os')['availableParallelism']( /* all of them */ ) ; // now",
  ];
  const wrong = ["require('os').cpus()", "require('os').availableParallelism", "'node:os'"];
  expect(statuses(question, [...right, ...wrong])).toEqual([...all('right', right), ...all('wrong', wrong)]);
});

test('expressions: objects, patterns, statements', () => {
  const object = fill('expression', ['{ exclusive: true, port: 3_000 }']);
  expect(statuses(object, ['{"exclusive":true,port:3000}'])).toEqual(
    all('right', ['{"exclusive":true,port:3000}']),
  );
  expect(statuses(object, ['{ port: 3000, exclusive: false }'])[0]).toMatch(/^wrong/);
  expect(statuses(fill('expression', ['/a/g']), ['/a/g', '/a/i'])).toEqual(['right /a/g', 'wrong /a/i']);
  const statement = fill('expression', ["import cluster from 'node:cluster'"]);
  expect(statuses(statement, ['import cluster from "cluster";'])[0]).toMatch(/^right/);
  expect(statuses(fill('expression', ['await once(a, "b")']), ["await once(a,'b')"])[0]).toMatch(/^right/);
  expect(statuses(fill('expression', ['if (a) b()']), ['if (a) b();', 'if (a) c()'])).toEqual([
    'right if (a) b();',
    'wrong if (a) c()',
  ]);
});

test('numbers: units, underscores, and a bare number', () => {
  const question = fill('number', ['1600 ms']);
  const right = ['1600', '1_600 ms', '1,600ms', '1.6 s', '1.6e3 milliseconds', '0x640'];
  const wrong = ['1.6', '1600 s', '1600 kB', '-1600'];
  expect(statuses(question, [...right, ...wrong])).toEqual([...all('right', right), ...all('wrong', wrong)]);
  expect(statuses(fill('number', ['4']), ['4 workers', '4.0', '+4'])).toEqual(
    all('right', ['4 workers', '4.0', '+4']),
  );
});

test('words: case, quotes and brackets make no difference', () => {
  const question = fill('word', ['exitedAfterDisconnect']);
  const right = ['exitedafterdisconnect', '`exitedAfterDisconnect`', ' "exitedAfterDisconnect()" '];
  expect(statuses(question, right)).toEqual(all('right', right));
  expect(statuses(question, ['disconnect', 'wrong-one'])).toEqual(all('wrong', ['disconnect', 'wrong-one']));
});

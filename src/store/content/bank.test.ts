import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Question } from '../../domain/question.ts';
import { entryOf, packBank, pick } from './bank.ts';
import { jsonContent } from './from-json.ts';

const question = (id: string, objective: string, change: Partial<Question> = {}): Question => ({
  id,
  objective,
  kind: 'fill',
  level: 'recall',
  prompt: `Which word is “${id}”?\nOne.`,
  language: 'js',
  explanation: 'A long enough explanation.',
  source: 'https://nodejs.org/',
  nodes: [24],
  grammar: 'word',
  accepts: [id],
  aliases: {},
  wrong: [],
  ...(change as object),
});
const bank = [
  question('a-first', 'forking'),
  question('b-second', 'shutdown', { level: 'judge' }),
  question('c-third', 'forking', { prompt: 'Äpfel und Öl, 🍎?' }),
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clusterprep-bank-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const written = async (questions: readonly Question[]) => {
  const { index, lines } = packBank(questions);
  await writeFile(join(folder, 'questions.json'), JSON.stringify(index));
  await writeFile(join(folder, index.file), lines);
  return { content: jsonContent(folder, folder), file: join(folder, index.file) };
};

it('gives back index and questions as they were before they were compiled', async () => {
  const { content } = await written(bank);
  expect(await content.loadIndex()).toEqual(bank.map(entryOf));
  expect(await content.loadQuestions()).toEqual(bank);
});

it('reads the questions that are asked for, in that order, and leaves out those that are not there', async () => {
  const { content } = await written(bank);
  const ids = ['c-third', 'gone', 'a-first'];
  expect(await content.loadQuestions(ids)).toEqual([bank[2], bank[0]]);
  expect(await content.loadQuestions(ids)).toEqual(pick(bank, ids));
  expect(await content.loadQuestions([])).toEqual([]);
});

it('can be empty', async () => {
  const { content } = await written([]);
  expect(await content.loadIndex()).toEqual([]);
  expect(await content.loadQuestions()).toEqual([]);
});

it('says that the package is incomplete when the lines are missing or others', async () => {
  const { content, file } = await written(bank);
  await writeFile(file, 'something else altogether\n'.repeat(100));
  await expect(content.loadQuestions(['b-second'])).rejects.toThrow('is the package complete?');
  await rm(file);
  await expect(content.loadQuestions(['b-second'])).rejects.toThrow('is the package complete?');
});

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glossarySchema, type Learning, type Lesson, pathSchema } from '../../domain/learn.ts';
import { badContent, readYaml } from './read-yaml.ts';

/**
 * Glossary, lessons and path below `root`; empty where there are none, as in a pack.
 * @throws GraderError `bad-content`, as `readYaml` does
 */
export async function readLearning(root: string): Promise<Learning> {
  const [glossary, path, lessons] = await Promise.all([
    orNone(root, 'questions/glossary.yaml', (file, name) => readYaml(file, name, glossarySchema)),
    orNone(root, 'questions/path.yaml', (file, name) => readYaml(file, name, pathSchema)),
    readLessons(root),
  ]);
  return { glossary, lessons, path };
}

async function orNone<T>(
  root: string,
  name: string,
  read: (file: string, name: string) => Promise<T[]>,
): Promise<T[]> {
  const file = join(root, name);
  return existsSync(file) ? read(file, name) : [];
}

async function readLessons(root: string): Promise<Lesson[]> {
  const folder = join(root, 'questions', 'lessons');
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const whole = await readFile(join(folder, file), 'utf8');
      const [, title = '', text = ''] = /^# (.+)\n+([\s\S]*)$/.exec(whole) ?? [];
      if (title === '')
        throw badContent([
          { file: `questions/lessons/${file}`, line: 1, what: 'It is no title. Write `# ` and a title.' },
        ]);
      return { objective: file.replace(/\.md$/, ''), title, text: text.trim() };
    }),
  );
}

import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { z } from 'zod';
import { GraderError } from '../../domain/errors.ts';

/** `['checks', 2, 'points']` as `checks[2].points`. */
const place = (path: readonly PropertyKey[]): string =>
  path.map((key, n) => (typeof key === 'number' ? `[${key}]` : `${n > 0 ? '.' : ''}${String(key)}`)).join('');

/** Content that cannot be used: its author's fault, so the message leads to the place. */
export const badContent = (file: string, problems: readonly string[]): GraderError =>
  new GraderError('bad-content', problems.map((problem) => `${file}: ${problem}`).join('\n'));

/**
 * Reads a YAML file and checks it with `schema`.
 * @param name how messages call the file
 * @throws GraderError `bad-content` with a line for each thing that is wrong: file, place in it, what
 */
export const readYaml = async <T>(path: string, name: string, schema: z.ZodType<T>): Promise<T> => {
  const text = await readFile(path, 'utf8');
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw badContent(name, [error instanceof Error ? error.message : String(error)]);
  }
  const checked = schema.safeParse(data);
  if (checked.success) return checked.data;
  throw badContent(
    name,
    checked.error.issues.map(({ path, message }) =>
      path.length > 0 ? `${place(path)}: ${message}` : message,
    ),
  );
};

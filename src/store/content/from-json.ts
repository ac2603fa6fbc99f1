import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GraderError } from '../../domain/errors.ts';
import type { PackedIndex } from './bank.ts';
import { entriesOf, readLines } from './bank-read.ts';
import type { Content } from './types.ts';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Content compiled by the build into `folder`. It was checked then, so it is read without a second look: starting
 * costs neither a YAML parser nor zod.
 * @param labs the folder that holds the folders of the labs
 */
export const jsonContent = (folder: string, labs: string): Content => {
  const read = async (name: string) => {
    try {
      return JSON.parse(await readFile(join(folder, name), 'utf8'));
    } catch (error) {
      throw new GraderError(
        'no-content',
        `${join(folder, name)} cannot be read: is the package complete? Install it again.`,
        {
          cause: error,
        },
      );
    }
  };
  let index: Promise<PackedIndex> | undefined;
  const loadIndex = (): Promise<PackedIndex> => {
    index ??= read('questions.json');
    return index;
  };
  return {
    labSummaries: () => read('labs.json'),
    loadLab: async (id) => {
      if (!/^[a-z][a-z0-9-]*$/.test(id)) return null;
      try {
        return { lab: await read(`lab-${id}.json`), folder: join(labs, id) };
      } catch (error) {
        if (error instanceof GraderError && isMissing(error.cause)) return null;
        throw error;
      }
    },
    loadIndex: async () => entriesOf(await loadIndex()),
    loadQuestions: async (ids) => {
      const known = await loadIndex();
      return readLines(join(folder, known.file), known, ids);
    },
    loadBlueprint: () => read('blueprint.json'),
    loadLearning: () => read('learning.json'),
    loadBrief: (id) => readFile(join(labs, id, 'README.md'), 'utf8').catch(() => ''),
    loadSearch: () => readFile(join(folder, 'search.json'), 'utf8').catch(() => null),
  };
};

import { UsageError } from '../domain/errors.ts';
import { labSummaries } from '../store/content.ts';

/** The error for a word that is no command: with the nearest commands, else with the lab that it may name. */
export const unknownCommand = async (word: string, commands: readonly string[]): Promise<UsageError> => {
  const { nearest, noSuch } = await import('../store/content/nearest.ts');
  const otherwise = '`clusterprep --help` lists them all.';
  const labs = nearest(word, commands).length > 0 ? [] : (await labSummaries()).map(({ id }) => id);
  const [lab] = nearest(word, labs);
  const advice = lab === undefined ? otherwise : `Did you mean \`clusterprep lab ${lab}\`?`;
  return new UsageError('unknown-command', noSuch('command', word, commands, advice));
};

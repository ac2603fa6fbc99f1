import type { Term } from '../../domain/learn.ts';
import { briefLines } from '../lab/brief.ts';
import { address, blocks, labelled, para } from '../lab/paragraphs.ts';
import { clip, type Line, line } from '../line.ts';

/** What the glossary says of one term, and how to practise it. */
export const termLines = (of: Term, width: number): Line[] => {
  const { term, also, meaning, related, questions, labs, objective, source } = of;
  const list = (label: string, words: readonly string[]): Line[] =>
    words.length === 0 ? [] : labelled(label, words.join(', '), width);
  return blocks(
    [line(term, 'title'), ...list('Also called:', also)],
    briefLines(meaning, width),
    [...list('Related:', related), ...list('Questions:', questions), ...list('Labs:', labs)],
    [
      ...para('Practise:', width, 'strong'),
      ...labs.map((lab) => line(`  clusterprep lab ${lab}`, 'accent')),
      line(`  clusterprep quiz ${objective}`, 'accent'),
    ],
    address(source, width),
  );
};

/** All terms by objective, each in a line. */
export const glossaryLines = (
  glossary: readonly Term[],
  objectives: readonly { readonly id: string; readonly title: string }[],
  width: number,
): Line[] => {
  const column = Math.min(32, Math.max(0, ...glossary.map(({ term }) => term.length)) + 2);
  return blocks(
    ...objectives.map(({ id, title }) => {
      const terms = glossary.filter(({ objective }) => objective === id);
      if (terms.length === 0) return [];
      return [
        line(title, 'title'),
        ...terms
          .toSorted((a, b) => a.term.localeCompare(b.term, 'en'))
          .map(({ term, meaning }) => {
            const words = [{ text: `  ${term.padEnd(column)}`, tone: 'strong' as const }];
            return clip([...words, { text: meaning.replaceAll('`', ''), tone: 'quiet' as const }], width);
          }),
      ];
    }),
    para('clusterprep glossary <term>  tells more of one.', width, 'quiet'),
  );
};

import type { Passage } from '../../app/lookup/passages.ts';
import { briefLines } from '../lab/brief.ts';
import { address, blocks, para } from '../lab/paragraphs.ts';
import { clip, type Line, line } from '../line.ts';

const KINDS: Readonly<Record<Passage['kind'], string>> = {
  term: 'glossary',
  lesson: 'lesson',
  question: 'question',
  mistake: 'a mistake in a lab',
  lab: 'lab',
};

const INDENT = '   ';

/**
 * What was found for a question, best first: the first passage whole, of the others the beginning. A command that
 * practises several of them is told once.
 */
export const answerLines = (found: readonly Passage[], width: number): Line[] => {
  const told = new Set<string>();
  return blocks(
    ...found.map((passage, at) => {
      const practise = passage.practise.filter((words) => !told.has(words));
      for (const words of practise) told.add(words);
      return resultLines({ ...passage, practise }, at, width);
    }),
  );
};

function resultLines({ kind, title, text, practise, source }: Passage, at: number, width: number): Line[] {
  const room = width - INDENT.length;
  const shown = at === 0 ? text : (text.split(/\n\s*\n/)[0] ?? text);
  const head = [
    { text: `${at + 1}. `, tone: 'quiet' as const },
    { text: title.replaceAll('`', ''), tone: 'title' as const },
    { text: `  ${KINDS[kind]}`, tone: 'quiet' as const },
  ];
  return [
    clip(head, width),
    ...briefLines(shown, room, kind === 'lesson').map((each): Line => [{ text: INDENT }, ...each]),
    ...practise.map((words) => line(`${INDENT}clusterprep ${words}`, 'accent')),
    ...(source === null || at > 0 ? [] : address(source, width, INDENT.length)),
  ];
}

/** What is told when nothing was found. */
export const nothingLines = (width: number): Line[] =>
  blocks(
    para('Nothing here answers that.', width, 'strong'),
    para('Try other words, or the name of an error, an event or a tool.', width),
    para('clusterprep glossary  lists all terms.', width, 'quiet'),
  );

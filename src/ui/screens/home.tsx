import { useInput, useWindowSize } from 'ink';
import type { ReactNode } from 'react';
import type { HomeFacts } from '../../app/home.ts';
import { type ListedLab, suggestedLab } from '../../app/lab-list.ts';
import { bodyHeight, Frame, keyLine } from '../components/frame.tsx';
import { revealed, Scroll } from '../components/scroll.tsx';
import { type Key, keysOf } from '../keys.ts';
import { standing } from '../lab/home-lines.ts';
import { BLANK, clip, type Line } from '../line.ts';
import { MARK } from '../theme.ts';
import { useKept } from '../use-kept.ts';

/** What was chosen: the words of a command, or how the screen was left. */
export type HomeChoice = { readonly run: readonly string[] } | 'quit' | 'interrupt';

type Item = { readonly text: string; readonly choice: HomeChoice | 'labs' | 'back' };

const mainItems = ({ next }: HomeFacts): Item[] => [
  { text: `Next step: ${next.because}`, choice: { run: next.words } },
  { text: 'Quiz: ten questions that explain themselves', choice: { run: ['quiz'] } },
  { text: 'Review: what is due today, before it is forgotten', choice: { run: ['review'] } },
  { text: 'Learn: lessons, and a path through them', choice: { run: ['learn'] } },
  { text: 'Labs: mend a server and have it judged', choice: 'labs' },
  { text: 'Demo: watch a server fail, and its mended version pass', choice: { run: ['demo'] } },
  { text: 'Exam: timed, with questions and labs', choice: { run: ['exam'] } },
  { text: 'Progress: your scores', choice: { run: ['progress'] } },
  { text: 'Quit', choice: 'quit' },
];

/** Where the labs stand in the main menu. */
const LABS = 4;

const labItems = ({ labs }: HomeFacts): Item[] => {
  const next = suggestedLab(labs);
  const widest = Math.max(0, ...labs.map(({ id }) => id.length));
  return [
    ...labs.map((lab) => ({ text: labText(lab, widest, lab === next), choice: { run: ['lab', lab.id] } })),
    { text: 'Back', choice: 'back' as const },
  ];
};

const labText = (lab: ListedLab, widest: number, next: boolean): string => {
  const { id, title, level, minutes, best, passed } = lab;
  const score = best === null ? '' : `, best ${best}`;
  return `${id.padEnd(widest)}  ${title} (${level}, ${minutes} min)${score}${passed ? ', passed' : ''}${next ? ' ← next' : ''}`;
};

type At = { readonly menu: 'main' | 'labs'; readonly item: number };

/** The home screen: where the learner stands, and what can be started. */
export function HomeScreen(props: {
  readonly facts: HomeFacts;
  readonly finish: (choice: HomeChoice) => void;
}): ReactNode {
  const { facts, finish } = props;
  const { columns, rows } = useWindowSize();
  const [at, setAt, readAt] = useKept<At>({ menu: 'main', item: 0 });
  const itemsOf = ({ menu }: At): Item[] => (menu === 'main' ? mainItems(facts) : labItems(facts));
  const items = itemsOf(at);

  const choose = (item: Item | undefined): void => {
    if (!item) return;
    if (item.choice === 'labs') setAt({ menu: 'labs', item: 0 });
    else if (item.choice === 'back') setAt({ menu: 'main', item: LABS });
    else finish(item.choice);
  };
  const press = (key: Key): void => {
    const now = readAt();
    const all = itemsOf(now);
    if (key.name === 'interrupt') finish('interrupt');
    else if (key.name === 'up') setAt({ ...now, item: (now.item + all.length - 1) % all.length });
    else if (key.name === 'down') setAt({ ...now, item: (now.item + 1) % all.length });
    else if (key.name === 'enter') choose(all[now.item]);
    else if (key.name === 'escape' && now.menu === 'labs') setAt({ menu: 'main', item: LABS });
    else if (key.name === 'text' && key.text === 'q') finish('quit');
    else if (key.name === 'text') choose(all[Number(key.text) - 1]);
  };
  useInput((input, key) => {
    for (const each of keysOf(input, key)) press(each);
  });

  const menu = items.map(({ text }, i): Line => {
    const chosen = i === at.item;
    return clip(
      [{ text: `${chosen ? MARK.cursor : ' '} ${i + 1}  ${text}`, tone: chosen ? 'chosen' : 'plain' }],
      columns,
    );
  });
  const height = bodyHeight(rows);
  // Fewer labs where the menu would not fit below them; the row that is kept says how many more there are.
  const others = standing(facts, columns, 0).length + 1 + menu.length;
  const lines = [...standing(facts, columns, Math.max(0, height - others)), BLANK, ...menu];
  const row = lines.length - menu.length + at.item;
  const offset = revealed(0, lines.length - menu.length, row, lines.length, height);
  const keys = keyLine([
    ['↑↓', 'choose'],
    ['enter', 'start'],
    ['1-9', 'start at once'],
    ['q', 'quit'],
  ]);
  return (
    <Frame title="clusterprep" keys={keys} columns={columns} rows={rows}>
      <Scroll lines={lines} offset={offset} height={height} keys="↑ ↓" />
    </Frame>
  );
}

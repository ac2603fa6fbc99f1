import type { LabRun, ScenarioView } from '../../domain/lab-run.ts';
import type { Lane, Life } from '../../domain/lanes.ts';
import { clip, type Line, type Span, widthOf, wrap } from '../line.ts';
import type { Tone } from '../theme.ts';

const TONE: Record<Life['is'], Tone> = {
  booting: 'warn',
  serving: 'good',
  killed: 'bad',
  crashed: 'bad',
  gone: 'quiet',
  replaced: 'quiet',
};
const SIGN: Record<Life['is'], string> = {
  booting: '◌',
  serving: '●',
  killed: '✗',
  crashed: '✗',
  gone: '○',
  replaced: '○',
};
const DOT = '▪';
const MOST_DOTS = 8;

const told = ({ life, role }: Lane): string => {
  if (life.is === 'replaced') return `${life.how}, replaced by ${life.by}`;
  return role === 'primary' && life.is === 'serving' ? 'up' : life.is;
};

/** `● worker  4313  serving  12 served  3 in flight ▪▪▪` */
const laneLine = (lane: Lane, width: number): Line => {
  const counts = lane.role === 'worker' ? `${lane.served} served` : '';
  const flight =
    lane.inFlight > 0 ? `  ${lane.inFlight} in flight ${DOT.repeat(Math.min(lane.inFlight, MOST_DOTS))}` : '';
  return clip(
    [
      { text: `  ${SIGN[lane.life.is]} `, tone: TONE[lane.life.is] },
      { text: `${lane.role.padEnd(8)}${String(lane.pid).padEnd(8)}`, tone: 'plain' },
      { text: told(lane).padEnd(9), tone: TONE[lane.life.is] },
      { text: ` ${counts}`, tone: 'plain' },
      { text: flight, tone: 'accent' },
    ],
    width,
  );
};

const head = (scenario: ScenarioView): Span[] => [
  { text: scenario.id, tone: 'strong' },
  { text: ` ${scenario.state === 'ended' ? 'ended' : 'running'}`, tone: 'quiet' },
];

const full = (scenario: ScenarioView, width: number): Line[] => {
  const { lanes, waiting } = scenario.lanes;
  const note: Span[] = waiting > 0 ? [{ text: `, ${waiting} in flight`, tone: 'accent' }] : [];
  return [
    clip([...head(scenario), { text: ` · ${scenario.title}`, tone: 'quiet' }, ...note], width),
    ...lanes.map((lane) => laneLine(lane, width)),
  ];
};

/** All processes of a scenario in one row: `drain  ● 4312  ● 4313 ×12  ✗ 4314→4315`. */
const compact = (scenario: ScenarioView, width: number): Line => {
  const each = scenario.lanes.lanes.flatMap((lane): Span[] => {
    const by = lane.life.is === 'replaced' ? `→${lane.life.by}` : '';
    const served = lane.role === 'worker' ? ` ×${lane.served}` : '';
    return [
      { text: `  ${SIGN[lane.life.is]}`, tone: TONE[lane.life.is] },
      { text: ` ${lane.pid}${by}${by === '' ? served : ''}` },
    ];
  });
  return clip([{ text: scenario.id.padEnd(8), tone: 'strong' }, ...each], width);
};

/**
 * The processes of the scenarios that run or have run: one lane a row where `height` rows hold them all, else one
 * scenario a row; the running ones first. At most `height` rows.
 */
export const laneLines = (run: LabRun, width: number, height: number): Line[] => {
  const begun = run.scenarios.filter(({ state }) => state !== 'waiting');
  const running = begun.filter(({ state }) => state === 'running');
  for (const shown of [begun, running]) {
    const lines = shown.flatMap((scenario) => full(scenario, width));
    if (lines.length <= height && lines.length > 0) return lines;
  }
  const ordered = [...running, ...begun.filter((each) => !running.includes(each))];
  return ordered.slice(0, height).map((scenario) => compact(scenario, width));
};

type Sign = readonly [sign: string, tone: Tone, what: string];

const legend = (killed: string): readonly Sign[] => [
  [SIGN.booting, TONE.booting, 'booting'],
  [SIGN.serving, TONE.serving, 'serving'],
  [SIGN.killed, TONE.killed, killed],
  [SIGN.gone, TONE.gone, 'gone'],
  ['→', 'quiet', 'replaced by'],
  ['×', 'quiet', 'served'],
];

const row = (signs: readonly Sign[], gap: string): Line =>
  signs.flatMap(([sign, tone, what]): Span[] => [
    { text: `${gap}${sign}`, tone },
    { text: ` ${what}`, tone: 'quiet' },
  ]);

/** What the signs of the lanes mean, in one row, which is cut where the width is below 60. */
export const laneLegend = (width: number): Line => {
  const wide = row(legend('killed or crashed'), '  ');
  return widthOf(wide) <= width ? wide : clip(row(legend('killed'), ' '), width);
};

const STATES: readonly Sign[] = [
  [SIGN.booting, TONE.booting, 'booting: it lives and has not answered yet'],
  [SIGN.serving, TONE.serving, 'serving'],
  [SIGN.killed, TONE.killed, 'killed by the grader, or crashed'],
  [SIGN.gone, TONE.gone, 'gone; → tells which worker replaced it'],
  ['×', 'quiet', 'how many requests it has served'],
  [DOT, 'accent', 'a request in flight: sent and not answered yet'],
];

/** The signs of the lanes in full, a row each, for the help. */
export const laneHelp = (width: number): Line[] =>
  STATES.flatMap(([sign, tone, what]) =>
    wrap([{ text: `  ${sign}`, tone }, { text: `  ${what}` }], width, 5),
  );

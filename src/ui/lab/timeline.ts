import type { Event, EventOf } from '../../domain/event.ts';
import type { Lab } from '../../domain/lab.ts';
import type { Timeline } from '../../domain/timeline.ts';
import type { CheckResult } from '../../domain/verdict.ts';
import { BLANK, type Line, line, wrap } from '../line.ts';
import { MARK } from '../theme.ts';
import { eventTold, knownOf } from './event-words.ts';
import { para } from './paragraphs.ts';
import { type Row, requestRows } from './request-runs.ts';

type Run = Pick<Timeline, 'scenario' | 'events'>;

/** A grade as far as its timeline tells of it. */
export type Seen = {
  readonly recording: { readonly timelines: readonly Run[] };
  readonly verdict: { readonly checks: readonly Pick<CheckResult, 'id' | 'status' | 'cites'>[] };
  readonly lab: { readonly scenarios: readonly Pick<Lab['scenarios'][number], 'id' | 'title'>[] };
};

/** Where the words begin, behind the time. */
const INDENT = 10;

const LEGEND = `The seconds count from the start of each scenario. ${MARK.fail} and a name below an event: on this a check has failed. The numbers in brackets are those of the events in what \`clusterprep grade --timeline FILE\` writes.`;

/** All that was seen in a grade, scenario by scenario, and on what its failed checks rest. */
export const timelineLines = ({ recording, verdict, lab }: Seen, width: number): Line[] => [
  ...para(LEGEND, width, 'quiet'),
  ...recording.timelines.flatMap((timeline) => {
    const title = lab.scenarios.find(({ id }) => id === timeline.scenario)?.title;
    const failed = restOf(timeline, verdict);
    const rows = rowsOf(timeline.events, failed);
    return [
      BLANK,
      line(title === undefined ? timeline.scenario : `${timeline.scenario}: ${title}`, 'title'),
      ...rows.flatMap((row) => rowLines(row, failed, width)),
    ];
  }),
];

/** Which failed checks rest on which events of this scenario. */
const restOf = ({ scenario }: Run, { checks }: Seen['verdict']): ReadonlyMap<number, string> => {
  const names = new Map<number, string>();
  for (const { id, status, cites } of checks) {
    if (status !== 'fail') continue;
    for (const cite of cites) {
      if (cite.scenario !== scenario) continue;
      const before = names.get(cite.event);
      names.set(cite.event, before === undefined ? id : `${before}, ${id}`);
    }
  }
  return names;
};

const rowsOf = (events: readonly Event[], failed: ReadonlyMap<number, string>): Row[] => {
  const known = knownOf(events);
  const alone = (event: Event): Row['told'] => eventTold(event, known) ?? [nameOf(event)];
  const rows: Row[] = [];
  let run: (EventOf<'request'> | EventOf<'response'>)[] = [];
  const flush = (): void => {
    rows.push(...requestRows(run, alone));
    run = [];
  };
  const early = refusedAtBoot(events);
  // What comes after is our own ending of what still ran.
  const seen = events.findIndex((event) => event.kind === 'mark' && event.name === 'ending');
  for (const event of events) {
    if (seen >= 0 && event.i > seen && !failed.has(event.i)) continue;
    const asks = event.kind === 'request' || event.kind === 'response';
    if (asks && early.has(event.id)) continue;
    if (asks && !failed.has(event.i)) {
      run.push(event);
      continue;
    }
    const told = failed.has(event.i) ? alone(event) : eventTold(event, known);
    if (told === null) continue;
    flush();
    rows.push({ t: event.t, from: event.i, to: event.i, told });
  }
  flush();
  return rows;
};

const nameOf = (event: Event): string => (event.kind === 'mark' ? event.name : event.kind);

/** Until the port is open each look is refused; that is no news. */
const refusedAtBoot = (events: readonly Event[]): ReadonlySet<number> => {
  const looks = new Set(
    events.flatMap((event) => (event.kind === 'request' && event.tag === 'boot' ? [event.id] : [])),
  );
  return new Set(
    events.flatMap((event) =>
      event.kind === 'response' && event.outcome === 'refused' && looks.has(event.id) ? [event.id] : [],
    ),
  );
};

const rowLines = ({ t, from, to, told }: Row, failed: ReadonlyMap<number, string>, width: number): Line[] => {
  const [words, tone = 'plain'] = told;
  const check = failed.get(from);
  const row = wrap(
    [
      { text: `${(t / 1000).toFixed(3).padStart(7)} s `, tone: 'quiet' },
      { text: words, tone },
      { text: from === to ? ` [${from}]` : ` [${from}–${to}]`, tone: 'quiet' },
    ],
    width,
    INDENT,
  );
  if (check === undefined) return row;
  return [
    ...row,
    ...wrap([{ text: `${' '.repeat(INDENT)}${MARK.fail} ${check}`, tone: 'bad' }], width, INDENT + 2),
  ];
};

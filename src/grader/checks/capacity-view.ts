import type { EventOf } from '../../domain/event.ts';
import type { View } from './view.ts';

/** Where computing threads win less than this by being several, a ratio says nothing. */
const LEAST_MACHINE = 1.4;
/** Of what the machine gives, workers that are in nobody's way get nearly all, and those that wait for one process nothing. */
const LEAST_GAIN = 0.5;
/** So many pairs must say the same, of all that were measured. */
const AGREED = 2 / 3;
const FEWEST = 3;

type Mark = EventOf<'mark'>;

export type Measured = {
  readonly pairs: readonly { readonly mark: Mark }[];
  readonly end: Mark;
  /** What all workers served, as a multiple of what one did; and what threads of the grader did. */
  readonly ratio: number;
  readonly machine: number;
  /** What the ratio says, where the machine lets it say anything. */
  readonly verdict: 'more' | 'no-more' | 'nothing';
  /** Parts of the program's CPU time while all were loaded; `helper` is the busiest process beside primary and workers. */
  readonly shares: { readonly primary: number; readonly workers: number; readonly helper: number };
  /** CPU time of an order with all loaded, as a multiple of that with one loaded. */
  readonly cpuGrowth: number;
  /** Workers that had something to compute, in the middle of all looks. */
  readonly busy: number;
  /** A worker that could not go on while the others were stopped. */
  readonly stuck: Mark | undefined;
};

/** What a load on one worker and on all of them has shown; undefined: it was not measured to its end. */
export function measured(view: View): Measured | undefined {
  const marks = view.of('mark');
  const end = view.mark('capacity-end');
  const pairs = marks.filter(({ name }) => name === 'capacity-pair').map((mark) => ({ mark }));
  if (end === undefined || pairs.length === 0) return undefined;
  const each = (name: string) => pairs.map(({ mark }) => Number(mark.data?.[name] ?? 0));
  const sum = (name: string) => each(name).reduce((total, value) => total + value, 0);
  const quotients = (above: string, below: string) => {
    const divisors = each(below);
    return each(above).map((value, at) => value / Math.max(0.001, divisors[at] ?? 0));
  };
  const ratios = quotients('all', 'one');
  const machine = middle(quotients('machineAll', 'machineOne'));
  const gains = ratios.map((ratio) => (ratio - 1) / Math.max(0.01, machine - 1));
  const won = gains.filter((gain) => gain >= LEAST_GAIN).length / gains.length;
  const judgeable = machine >= LEAST_MACHINE && pairs.length >= FEWEST;
  const cpu = Math.max(1, sum('primary') + sum('workers') + sum('helper'));
  return {
    pairs,
    end,
    ratio: middle(ratios),
    machine,
    verdict: judgeable && won >= AGREED ? 'more' : judgeable && won <= 1 - AGREED ? 'no-more' : 'nothing',
    shares: { primary: sum('primary') / cpu, workers: sum('workers') / cpu, helper: sum('helper') / cpu },
    cpuGrowth: middle(quotients('cpuAll', 'cpuOne')),
    busy: middle(pairs.flatMap(({ mark }) => (Array.isArray(mark.data?.samples) ? mark.data.samples : []))),
    stuck: marks.find((mark) => mark.name === 'frozen' && couldNotGoOn(mark)),
  };
}

/** Too few answers, and none at all for most of the time: who is only slow answers now and then. */
function couldNotGoOn({ data }: Mark): boolean {
  return Number(data?.answers) < Number(data?.enough) && Number(data?.quiet) > Number(data?.limit) / 2;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

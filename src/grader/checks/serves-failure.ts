import type { Event, EventOf } from '../../domain/event.ts';
import { lastWords } from '../../domain/last-words.ts';
import { at, count } from './check.ts';
import type { ProcessSeen, View } from './view.ts';

/** Lines of the program's own that a reason quotes. */
const QUOTED = 8;

export type ServesFailure = {
  readonly kind:
    | 'syntax-error'
    | 'missing-package'
    | 'crash'
    | 'early-end'
    | 'hang'
    | 'wrong-port'
    | 'not-listening'
    | 'bad-answer'
    | 'output'
    | 'memory'
    | 'time'
    | 'processes'
    | 'too-few-workers';
  readonly because: string;
  readonly cites: readonly Event[];
};

/** Why a program does not serve, as what it is; undefined as long as nothing shows that it does not. */
export function servesFailure(view: View): ServesFailure | undefined {
  const broken = limitFailure(view);
  if (broken !== undefined) return broken;
  const unmet = view.of('unmet').find((event) => event.blame === 'program');
  if (unmet !== undefined) {
    return {
      kind: 'too-few-workers',
      because: `It answers, but ${unmet.reason}. This lab needs them all before it can test anything.`,
      cites: [unmet],
    };
  }
  const serving = view.condition('serving');
  if (serving === undefined || serving.met) return undefined;
  return bootFailure(view, serving);
}

/** A limit of the run that the program has broken: true of it in every scenario, whether it is to serve there or not. */
export function limitFailure(view: View): ServesFailure | undefined {
  const limit = view.of('limit')[0];
  return limit === undefined ? undefined : { kind: limit.limit, because: limitTold(limit), cites: [limit] };
}

function limitTold(limit: EventOf<'limit'>): string {
  const what = {
    output: 'It printed too much',
    memory: 'It took too much memory',
    time: 'It took too long',
    processes: 'It started too many processes',
  };
  return `${what[limit.limit]} and was ended at ${at(limit.t)}: ${limit.detail}.`;
}

function bootFailure(view: View, serving: EventOf<'condition'>): ServesFailure {
  const lines = view.of('output').filter((event) => event.stream === 'stderr');
  const said = quoted(lines);
  const because = (told: string) => `${told}${said}`;
  const cites = [serving, ...lines.slice(-3)];
  const text = lines.map((line) => line.text).join('\n');
  const port = view.of('launch')[0]?.port ?? 0;
  const answer = view.tagged('boot').findLast(({ response }) => response?.outcome === 'answered')?.response;
  const elsewhere = view.of('listeners').at(-1)?.elsewhere ?? [];
  // JSON that does not parse at run time is no fault of the program's syntax.
  if (/\bSyntaxError\b/.test(text) && !/\bat JSON\.parse\b/.test(text)) {
    return {
      kind: 'syntax-error',
      because: because('It does not parse: there is a syntax error in it.'),
      cites,
    };
  }
  const missing = /Cannot find (?:package|module) '([^']+)'/.exec(text)?.[1];
  if (missing !== undefined) {
    return { kind: 'missing-package', because: because(`It imports ${missing}, which is not there.`), cites };
  }
  if (answer !== undefined) {
    const told = `GET / was answered, but not as agreed: ${answer.detail}. It must be 200 with JSON {"pid": process.pid}.`;
    return { kind: 'bad-answer', because: because(told), cites: [serving, answer] };
  }
  if (elsewhere.length > 0) {
    const told = `It listens on ${elsewhere.join(', ')}, not on the PORT it was given (${port}). Read the port from process.env.PORT.`;
    return { kind: 'wrong-port', because: because(told), cites };
  }
  // Whatever ends later is ended by the grader.
  const exit = view.primaryExit;
  if (exit !== undefined && exit.t <= serving.t) {
    const how = exit.signal === null ? `code ${exit.code}` : `signal ${exit.signal}`;
    const crashed = exit.code !== 0;
    const told = crashed
      ? `It crashed at boot: the primary ended with ${how} at ${at(exit.t)}.`
      : `It ended by itself at ${at(exit.t)} with code 0, before it had served anything. ${bootForks(view, serving)}`;
    return { kind: crashed ? 'crash' : 'early-end', because: because(told), cites: [exit, ...cites] };
  }
  const hung = view.tagged('boot').some(({ response }) => response?.outcome === 'timed-out');
  if (hung) {
    const told = `It accepts connections on PORT (${port}), but never answers: after ${seconds(serving.limit)} GET / was still waiting.`;
    return { kind: 'hang', because: because(told), cites };
  }
  const dead = goneBy(bootChildren(view), serving.t);
  const told = `The program is running, but after ${seconds(serving.limit)} nothing listens on PORT (${port}). ${bootForks(view, serving)}`;
  return { kind: dead > 1 ? 'crash' : 'not-listening', because: because(told), cites };
}

/** The children that a program had before it served, or before it was given up. */
export function bootChildren(view: View): ProcessSeen[] {
  const until = view.condition('serving')?.t ?? Number.POSITIVE_INFINITY;
  return view.processes.filter(({ role, born }) => role === 'child' && born.t <= until);
}

const goneBy = (all: readonly ProcessSeen[], t: number): number =>
  all.filter(({ died }) => died !== undefined && died.t <= t).length;

/** What there was of child processes. */
function bootForks(view: View, serving: EventOf<'condition'>): string {
  const children = bootChildren(view);
  const dead = goneBy(children, serving.t);
  const alive = children.length - dead;
  return [
    ...(children.length === 0 ? ['It had no child process.'] : []),
    ...(dead > 0 ? [`${count(dead, 'child process', 'child processes')} came and went meanwhile.`] : []),
    ...(alive > 0 && view.primaryExit === undefined
      ? [
          alive === 1
            ? 'It has 1 child process, which does not listen.'
            : `It has ${alive} child processes, and none of them listens.`,
        ]
      : []),
  ].join(' ');
}

/** As they were printed, each on a line of its own. */
function quoted(lines: readonly EventOf<'output'>[]): string {
  const told = lastWords(
    lines.map(({ text }) => text),
    QUOTED,
  );
  if (told.length === 0) return ' It printed nothing to stderr.';
  return ['', 'It printed to stderr:', ...told.map((line) => `  ${line}`)].join('\n');
}

/** 10000 → `10 s`: for a wait, whose milliseconds say nothing. */
function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

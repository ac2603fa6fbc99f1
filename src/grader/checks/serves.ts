import { withSentence } from '../../domain/finding.ts';
import { type Check, type Decision, fail, late, pass, tooBusy, unknown } from './check.ts';
import { limitFailure, type ServesFailure, servesFailure } from './serves-failure.ts';
import type { View } from './view.ts';

/** A whole run may take so long, in milliseconds before scaling. */
const TIME_LIMIT = 40_000;

/** The program boots, `GET /` keeps the contract, and it stays within its limits to the end of the run. */
export const serves: Check = {
  needs: [],
  judge(view) {
    const failure = servesFailure(view);
    if (failure !== undefined) return failed(view, failure);
    if (!view.ended) return undefined;
    const serving = view.condition('serving');
    // What was missing is told instead.
    if (serving === undefined && view.of('unmet').length > 0) return undefined;
    if (serving === undefined) return unknown('The run was over before anything had been asked of it.');
    return pass(`It answered its first request ${Math.round(serving.t)} ms after the start.`, serving);
  },
};

/** Of a scenario in which it is not asked whether the program serves: that it keeps within its limits there too. */
export function beyondLimits(view: View): Decision {
  const failure = limitFailure(view);
  return failure === undefined ? undefined : failed(view, failure);
}

function failed(view: View, { kind, because, cites }: ServesFailure): Decision {
  const limit = limitOf(view, kind);
  const excuse = limit === undefined ? undefined : excuseOf(view, kind);
  if (excuse !== undefined) return tooBusy(withSentence(because, `But ${excuse}.`), ...cites);
  return limit === undefined ? fail(because, ...cites) : late(view, limit, because, ...cites);
}

/** What the program was not let do in the time that it had to come up. */
function excuseOf(view: View, kind: ServesFailure['kind']): string | undefined {
  return view.condition(kind === 'too-few-workers' ? 'workers' : 'serving')?.detail;
}

/** The limit of time that a failure rests on, in milliseconds; undefined: no time would have mended it. */
function limitOf(view: View, kind: ServesFailure['kind']): number | undefined {
  switch (kind) {
    case 'hang':
    case 'not-listening':
      return view.condition('serving')?.limit;
    case 'too-few-workers':
      return view.condition('workers')?.limit;
    case 'time':
      return view.scaled(TIME_LIMIT);
    default:
      return undefined;
  }
}

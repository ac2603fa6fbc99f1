import { type Check, fail, pass } from './check.ts';
import { servesFailure } from './serves-failure.ts';

/** The program boots, `GET /` keeps the contract, and it stays within its limits to the end of the run. */
export const serves: Check = {
  needs: [],
  judge(view) {
    const failure = servesFailure(view);
    if (failure !== undefined) return fail(failure.because, ...failure.cites);
    if (!view.ended) return undefined;
    const serving = view.condition('serving');
    return pass(`It answered its first request ${Math.round(serving?.t ?? 0)} ms after the start.`, serving);
  },
};

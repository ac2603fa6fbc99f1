import { at, type Check, ended, fail, late, pass } from './check.ts';
import { endedByItself, endTold } from './strikes.ts';

/** A worker that was asked to disconnect finishes what it has, and ends, while the primary lives. */
export const endsWhenDone: Check = {
  needs: ['serving', 'leave-start', 'leave-end'],
  judge(view) {
    const start = view.mark('leave-start');
    const end = view.mark('leave-end');
    if (start === undefined || end === undefined) return undefined;
    const pid = Number(end.data?.pid);
    const asked = view.tagged('leave', 'last-work');
    const lost = asked.find(({ response }) => response !== undefined && !response.ok);
    if (lost?.response !== undefined) {
      const { sent, response } = lost;
      const told = `Worker ${pid} was asked to disconnect, and did not answer GET ${sent.path} as agreed: ${ended(response)}.`;
      if (response.outcome === 'timed-out') return late(view, response.t - sent.t, told, sent, response);
      return fail(told, sent, response);
    }
    const last = asked.at(-1)?.response;
    const primary = endedByItself(view);
    if (primary !== undefined && primary.t <= end.t)
      return fail(
        `When worker ${pid} was asked to disconnect, the primary ended ${endTold(primary)}.`,
        primary,
      );
    const told = `Worker ${pid} was asked to disconnect, and gave its last answer at ${at(last?.t ?? start.t)}`;
    if (end.data?.gone !== true) {
      const limit = Number(end.data?.limit);
      return late(
        view,
        limit,
        `${told}. ${limit} ms later it had not ended, though the primary lives.`,
        last,
        end,
      );
    }
    const died = view.process(pid)?.died;
    const took = Math.max(0, Math.round((died?.t ?? end.t) - (last?.t ?? start.t)));
    return pass(`${told}; ${took} ms later it had ended.`, last, died);
  },
};

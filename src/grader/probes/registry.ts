import type { Probe } from '../run/run.ts';
import { awaitCount, awaitReplacement, seeSiblings } from './after-strike.ts';
import { askRow, askRush } from './ask.ts';
import { awaitWorkers } from './await-workers.ts';
import { expectParallelism } from './expect-parallelism.ts';
import { inFlight, stuckRequest } from './in-flight.ts';
import { awaitStage, watchReady } from './ready.ts';
import { awaitRefusal } from './refusal.ts';
import { seeAll } from './see-all.ts';
import { sequence } from './sequence.ts';
import { raceSettings, readSettings, setOnEach } from './setting.ts';
import { sendSignal, watchShutdown } from './shutdown.ts';
import { steady } from './steady.ts';
import { crash, kill } from './strike.ts';
import { watchEnd } from './watch-end.ts';

/** Probes by the name that labs use. */
export const probes: Readonly<Record<string, Probe>> = {
  'ask-row': askRow,
  'ask-rush': askRush,
  'await-workers': awaitWorkers,
  'await-refusal': awaitRefusal,
  'await-stage': awaitStage,
  'await-replacement': awaitReplacement,
  'await-count': awaitCount,
  'expect-parallelism': expectParallelism,
  'in-flight': inFlight,
  'race-settings': raceSettings,
  'read-settings': readSettings,
  'see-all': seeAll,
  'see-siblings': seeSiblings,
  'stuck-request': stuckRequest,
  'watch-end': watchEnd,
  'watch-ready': watchReady,
  'watch-shutdown': watchShutdown,
  crash,
  kill,
  sequence,
  signal: sendSignal,
  steady,
};

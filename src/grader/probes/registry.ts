import type { Probe } from '../run/run.ts';
import { askAddresses, followAddresses, meetWorkers } from './addresses.ts';
import { awaitCount, awaitReplacement, seeSiblings } from './after-strike.ts';
import { askRow, askRush } from './ask.ts';
import { askAtOnce } from './at-once.ts';
import { awaitWorkers } from './await-workers.ts';
import { awaitCall, watchCalls } from './calls.ts';
import { capacity } from './capacity.ts';
import { compute } from './compute.ts';
import { expectParallelism } from './expect-parallelism.ts';
import { awaitFailure, awaitWhole, fault, watchLoop } from './fault.ts';
import { grow } from './grow.ts';
import { awaitHungEnd, hang } from './hang.ts';
import { hold, keepBusy } from './hold.ts';
import { inFlight, stuckRequest } from './in-flight.ts';
import { killPrimary, tryPort } from './kill-primary.ts';
import { leave } from './leave.ts';
import { loadStart, loadStop } from './load.ts';
import { pm2List, pm2Reload, watchSocket } from './pm2.ts';
import { putFile } from './put-file.ts';
import { raceSettings } from './race.ts';
import { awaitStage, watchReady } from './ready.ts';
import { awaitRefusal } from './refusal.ts';
import { awaitReload, awaitSuccessor, reload } from './reload.ts';
import { seeAll } from './see-all.ts';
import { sequence } from './sequence.ts';
import { askSessions, askStrangers, logIn, logInRush, logOut } from './sessions.ts';
import { readSettings, setOnEach } from './setting.ts';
import { sendSignal, watchShutdown } from './shutdown.ts';
import { steady } from './steady.ts';
import { crash, kill } from './strike.ts';
import { awaitVerdict } from './verdict.ts';
import { watchEnd } from './watch-end.ts';

/** Probes by the name that labs use. */
export const probes: Readonly<Record<string, Probe>> = {
  'ask-addresses': askAddresses,
  'ask-at-once': askAtOnce,
  'ask-row': askRow,
  'ask-rush': askRush,
  'ask-sessions': askSessions,
  'ask-strangers': askStrangers,
  'await-workers': awaitWorkers,
  'await-refusal': awaitRefusal,
  'await-stage': awaitStage,
  'await-call': awaitCall,
  'await-failure': awaitFailure,
  'await-verdict': awaitVerdict,
  'await-whole': awaitWhole,
  'await-hung-end': awaitHungEnd,
  'await-reload': awaitReload,
  'await-replacement': awaitReplacement,
  'await-count': awaitCount,
  'await-successor': awaitSuccessor,
  'expect-parallelism': expectParallelism,
  'follow-addresses': followAddresses,
  'in-flight': inFlight,
  'load-start': loadStart,
  'load-stop': loadStop,
  'log-in': logIn,
  'log-in-rush': logInRush,
  'log-out': logOut,
  'pm2-list': pm2List,
  'pm2-reload': pm2Reload,
  'put-file': putFile,
  'meet-workers': meetWorkers,
  'race-settings': raceSettings,
  'read-settings': readSettings,
  'set-on-each': setOnEach,
  'keep-busy': keepBusy,
  'kill-primary': killPrimary,
  'see-all': seeAll,
  'see-siblings': seeSiblings,
  'stuck-request': stuckRequest,
  'try-port': tryPort,
  'watch-calls': watchCalls,
  'watch-end': watchEnd,
  'watch-ready': watchReady,
  'watch-loop': watchLoop,
  'watch-shutdown': watchShutdown,
  'watch-socket': watchSocket,
  capacity,
  compute,
  crash,
  fault,
  grow,
  hang,
  hold,
  kill,
  leave,
  reload,
  sequence,
  signal: sendSignal,
  steady,
};

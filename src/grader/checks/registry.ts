import { clientsAnswered, findsNewHome, othersStay, sameWorker, usesAllWorkers } from './addresses.ts';
import { oncePerInterval, runsInWorker, stillOnce, survivesOwner } from './calls.ts';
import { abandons, givesTime, keepsOld } from './canary.ts';
import { numbersUnique, scales } from './capacity.ts';
import type { Check } from './check.ts';
import { poolBounded, poolUsed, resultsRight, statusIs, staysResponsive } from './compute.ts';
import { boundedForks, primaryIdle, servesMeanwhile } from './crash-loop.ts';
import { comesBackOrGivesUp, recovers } from './crash-recovery.ts';
import { failsLoudly, notReplaced, poolShrinks, stopsOnFatal } from './exit-reasons.ts';
import { replacesLarge, sparesSmall } from './grown.ts';
import { handsOver, leavesSoon, neverFewer } from './handover.ts';
import { endsHeld, socketFirst } from './held.ts';
import { replacesHung, touchesOnlyHung } from './hung.ts';
import { endsWhenDone } from './leave.ts';
import { exactlyLimit, limitResets, othersFree } from './limit.ts';
import { keepsServing, losesNothing, oneAtATime } from './load.ts';
import { neverTooMany } from './never-too-many.ts';
import { freesPort, goneWithPrimary, sparesTheBusy } from './orphans.ts';
import { appName, clusterMode } from './pm2.ts';
import { allAnswer, noneBeforeWarm, readyOnce, saysReady } from './ready.ts';
import { refuses, saysWhy } from './refusal.ts';
import { finishesBegun, reloads } from './reload.ts';
import { replaces, restoresCount } from './respawn.ts';
import { evenShare, explicitPolicy, onePort, rotation } from './round-robin.ts';
import { serves } from './serves.ts';
import { loggedOut } from './session-ended.ts';
import { sessionsApart, sessionsKnown } from './sessions.ts';
import { settingSpreads } from './setting.ts';
import { settingsAgree } from './setting-race.ts';
import {
  exitsPromptly,
  exitsZero,
  finishesInFlight,
  handlesCtrlC,
  leavesNoOrphans,
  meetsDeadline,
  noRespawn,
  refusesNew,
} from './shutdown.ts';
import { siblingsServe } from './siblings.ts';
import { strangersUnknown } from './strangers.ts';
import { givesEnv } from './told-env.ts';
import { answersAll, exactTotal } from './total.ts';
import { exitCodeFits, reachesVerdict, rightVerdict } from './verdict.ts';
import { allServe, defaultCount, realWorkers, workerCount } from './workers.ts';

/** Checks by the name that labs use. */
export const checks: Readonly<Record<string, Check>> = {
  abandons,
  'all-answer-at-ready': allAnswer,
  'answers-all': answersAll,
  'app-name': appName,
  'all-serve': allServe,
  'bounded-forks': boundedForks,
  'cluster-mode': clusterMode,
  'clients-answered': clientsAnswered,
  'comes-back-or-gives-up': comesBackOrGivesUp,
  'default-count': defaultCount,
  'ends-held': endsHeld,
  'ends-when-done': endsWhenDone,
  'exactly-limit': exactlyLimit,
  'exact-total': exactTotal,
  'even-share': evenShare,
  'exit-code-fits': exitCodeFits,
  'exits-promptly': exitsPromptly,
  'exits-zero': exitsZero,
  'explicit-policy': explicitPolicy,
  'fails-loudly': failsLoudly,
  'finds-new-home': findsNewHome,
  'finishes-begun': finishesBegun,
  'finishes-in-flight': finishesInFlight,
  'frees-port': freesPort,
  'gives-env': givesEnv,
  'gives-time': givesTime,
  'gone-with-primary': goneWithPrimary,
  'handles-ctrl-c': handlesCtrlC,
  'hands-over': handsOver,
  'keeps-old': keepsOld,
  'keeps-serving': keepsServing,
  'leaves-no-orphans': leavesNoOrphans,
  'leaves-soon': leavesSoon,
  'limit-resets': limitResets,
  'loses-nothing': losesNothing,
  'meets-deadline': meetsDeadline,
  'never-fewer': neverFewer,
  'never-too-many': neverTooMany,
  'no-respawn': noRespawn,
  'not-replaced': notReplaced,
  'none-before-warm': noneBeforeWarm,
  'numbers-unique': numbersUnique,
  'once-per-interval': oncePerInterval,
  'one-at-a-time': oneAtATime,
  'one-port': onePort,
  'pool-bounded': poolBounded,
  'pool-used': poolUsed,
  'pool-shrinks': poolShrinks,
  'primary-idle': primaryIdle,
  'real-workers': realWorkers,
  'others-stay': othersStay,
  'others-free': othersFree,
  'reaches-verdict': reachesVerdict,
  'ready-once': readyOnce,
  recovers,
  'refuses-new': refusesNew,
  'refuses-setting': refuses,
  reloads,
  'replaces-crashed': replaces,
  'replaces-hung': replacesHung,
  'replaces-killed': replaces,
  'replaces-large': replacesLarge,
  'results-right': resultsRight,
  'restores-count': restoresCount,
  'right-verdict': rightVerdict,
  rotation,
  'same-worker': sameWorker,
  scales,
  'says-ready': saysReady,
  'runs-in-worker': runsInWorker,
  'says-why': saysWhy,
  serves,
  'session-ended': loggedOut,
  'sessions-apart': sessionsApart,
  'sessions-known': sessionsKnown,
  'setting-spreads': settingSpreads,
  'settings-agree': settingsAgree,
  'serves-meanwhile': servesMeanwhile,
  'siblings-serve': siblingsServe,
  'socket-first': socketFirst,
  'spares-small': sparesSmall,
  'spares-the-busy': sparesTheBusy,
  'status-is': statusIs,
  'stays-responsive': staysResponsive,
  'still-once': stillOnce,
  'stops-on-fatal': stopsOnFatal,
  'strangers-unknown': strangersUnknown,
  'survives-owner': survivesOwner,
  'touches-only-hung': touchesOnlyHung,
  'uses-all-workers': usesAllWorkers,
  'worker-count': workerCount,
};

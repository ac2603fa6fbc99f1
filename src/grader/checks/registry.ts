import type { Check } from './check.ts';
import { failsLoudly, notReplaced, poolShrinks, stopsOnFatal } from './exit-reasons.ts';
import { allAnswer, noneBeforeWarm, readyOnce, saysReady } from './ready.ts';
import { refuses, saysWhy } from './refusal.ts';
import { neverTooMany, replaces, restoresCount, siblingsServe } from './respawn.ts';
import { evenShare, explicitPolicy, onePort, rotation } from './round-robin.ts';
import { serves } from './serves.ts';
import { settingSpreads, settingsAgree } from './setting.ts';
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
import { answersAll, exactTotal } from './total.ts';
import { allServe, defaultCount, realWorkers, workerCount } from './workers.ts';

/** Checks by the name that labs use. */
export const checks: Readonly<Record<string, Check>> = {
  'all-answer-at-ready': allAnswer,
  'answers-all': answersAll,
  'all-serve': allServe,
  'default-count': defaultCount,
  'exact-total': exactTotal,
  'even-share': evenShare,
  'exits-promptly': exitsPromptly,
  'exits-zero': exitsZero,
  'explicit-policy': explicitPolicy,
  'fails-loudly': failsLoudly,
  'finishes-in-flight': finishesInFlight,
  'handles-ctrl-c': handlesCtrlC,
  'leaves-no-orphans': leavesNoOrphans,
  'meets-deadline': meetsDeadline,
  'never-too-many': neverTooMany,
  'no-respawn': noRespawn,
  'not-replaced': notReplaced,
  'none-before-warm': noneBeforeWarm,
  'one-port': onePort,
  'pool-shrinks': poolShrinks,
  'real-workers': realWorkers,
  'ready-once': readyOnce,
  'refuses-new': refusesNew,
  'refuses-setting': refuses,
  'replaces-crashed': replaces,
  'replaces-killed': replaces,
  'restores-count': restoresCount,
  rotation,
  'says-ready': saysReady,
  'says-why': saysWhy,
  serves,
  'setting-spreads': settingSpreads,
  'settings-agree': settingsAgree,
  'siblings-serve': siblingsServe,
  'stops-on-fatal': stopsOnFatal,
  'worker-count': workerCount,
};

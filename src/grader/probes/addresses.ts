import type { Response } from '../run/client.ts';
import { type Probe, type Run, RunOver, Unmet } from '../run/run.ts';
import { until } from '../run/until.ts';
import { refusalOf } from './own-address.ts';
import { numberOf, textOf } from './parameters.ts';

/** Whoever is not answered in this time hangs, in milliseconds before scaling. */
const HANGS = 2000;
/** A client of a dead worker tries anew after this, so that one lost connection is no lost client. */
const TRIES_ANEW = 500;
/** The clients of a dead worker are answered again within this after its death, before scaling. */
const NEW_HOME = 3000;

/** Up to 250 addresses of 127.0.0.0/8, all of them different in each of the last three numbers. */
export function addressAt(place: number): string {
  return `127.${1 + ((place * 53) % 251)}.${(place * 101 + 7) % 251}.${2 + ((place * 29) % 251)}`;
}

/**
 * Asks from `count` addresses in turn until as many workers as the scenario expects have answered, for at most `limit`
 * ms. A program that never has so many is not probed further. Marks `workers-up`.
 */
export const meetWorkers: Probe = async (run, parameters) => {
  await needAddresses();
  const limit = run.scaled(numberOf(parameters, 'limit', 3000));
  const count = numberOf(parameters, 'count', 60);
  const deadline = run.recorder.now() + limit;
  const answering = () => run.workers().filter((pid) => run.answered.has(pid)).length;
  for (let place = 0; answering() < run.expected && run.recorder.now() < deadline; place += 1) {
    await ask(run, 'settle', place % count, run.scaled(1000));
    if (run.primaryGone()) break;
    // A second time round nothing new comes unless a worker is still starting.
    if (place >= count) await until(() => run.over !== undefined, 10);
  }
  await run.table.look();
  const workers = run.workers();
  run.recorder.record({ kind: 'condition', name: 'workers', met: answering() >= run.expected, limit });
  run.mark('workers-up', { workers, answering: answering(), expected: run.expected });
  if (workers.length < run.expected) {
    const has = `${workers.length} worker${workers.length === 1 ? '' : 's'}`;
    throw new Unmet(
      'workers',
      `it was given WORKERS=${run.expected}, and after ${limit} ms it has ${has}`,
      'program',
    );
  }
};

/**
 * `rounds` times two fresh connections from each of `count` addresses, one after another, or with `at-once` one from each,
 * all together. The requests carry `tag`. Marks `addresses-asked`.
 */
export const askAddresses: Probe = async (run, parameters) => {
  const count = numberOf(parameters, 'count', 60);
  const tag = textOf(parameters, 'tag', 'home');
  for (let round = 0; round < numberOf(parameters, 'rounds', 2); round += 1) {
    const places = shuffled(count, round);
    if (parameters['at-once'] === true) await Promise.all(places.map((place) => ask(run, tag, place)));
    else {
      for (const place of places) {
        // Twice in a row: who deals connections out in turn is then sure to give it to another worker.
        await ask(run, tag, place);
        await ask(run, tag, place);
      }
    }
    if (run.primaryGone() && run.table.pids().length === 0) break;
  }
  run.mark('addresses-asked', { tag, count });
};

/** 0 to `count` - 1, in another order in each round, that of a turn through the workers in none. */
function shuffled(count: number, round: number): number[] {
  const key = (place: number) => ((place + 1) * (7919 + 1000 * round)) % 10_007;
  return Array.from({ length: count }, (_, place) => place).toSorted((a, b) => key(a) - key(b));
}

/**
 * After a strike: asks from all addresses, round after round with the tag `after`, until each one is answered by a worker
 * that lives, for at most the time in which that must be so. Marks `followed`.
 */
export const followAddresses: Probe = async (run, parameters) => {
  const count = numberOf(parameters, 'count', 60);
  const struck = run.marks.get('struck')?.t ?? run.recorder.now();
  const deadline = struck + run.scaled(numberOf(parameters, 'limit', NEW_HOME));
  const places = Array.from({ length: count }, (_, place) => place);
  const served = (response: Response) => response.ok && run.workers().includes(response.pid ?? 0);
  for (let all = false; !all && run.recorder.now() < deadline; ) {
    const responses = await Promise.all(
      places.map((place) => ask(run, 'after', place, run.scaled(TRIES_ANEW))),
    );
    all = responses.every(served);
    if (run.primaryGone() && run.table.pids().length === 0) break;
    await until(() => run.over !== undefined, 20);
  }
  run.mark('followed', { limit: deadline - struck });
};

async function needAddresses(): Promise<void> {
  const refused = await refusalOf(addressAt(1));
  if (refused === undefined) return;
  throw new Unmet(
    'addresses',
    `this system gives a client no other address than 127.0.0.1 (${refused})`,
    'outside',
  );
}

async function ask(run: Run, tag: string, place: number, timeout = run.scaled(HANGS)): Promise<Response> {
  if (run.over !== undefined) throw new RunOver(run.over);
  const response = await run.client.ask({ tag, timeout, from: addressAt(place) }).response;
  run.noteAnswer(response);
  return response;
}

import { describe, expect, it } from 'vitest';
import { nearest, noSuch } from './nearest.ts';

const LABS = [
  'fork-workers',
  'respawn',
  'round-robin',
  'graceful-shutdown',
  'rolling-reload',
  'canary-reload',
  'sticky-sessions',
];
const OBJECTIVES = ['balancing', 'failure-and-respawn', 'shutdown-and-reload', 'threads-and-alternatives'];

describe('the nearest names', () => {
  it.each([
    ['respwan', 'respawn'],
    ['Respawn', 'respawn'],
    ['roundrobin', 'round-robin'],
    ['round_robin', 'round-robin'],
    ['fork-worker', 'fork-workers'],
    ['graceful', 'graceful-shutdown'],
    ['gracefull', 'graceful-shutdown'],
    ['graceful-shutdwon', 'graceful-shutdown'],
    ['shutdown', 'graceful-shutdown'],
    ['session', 'sticky-sessions'],
  ])('of the lab %s: %s', (given, meant) => {
    expect(nearest(given, LABS)).toEqual([meant]);
  });

  it.each([
    ['shutdwn', 'shutdown-and-reload'],
    ['respawn', 'failure-and-respawn'],
    ['threads', 'threads-and-alternatives'],
    ['load balancing', 'balancing'],
  ])('of the objective %s: %s', (given, meant) => {
    expect(nearest(given, OBJECTIVES)).toEqual([meant]);
  });

  it('are several when they are as near', () => {
    expect(nearest('reload', LABS)).toEqual(['rolling-reload', 'canary-reload']);
  });

  it.each(['kubernetes', 'nonsense', 'x', '', '…', 'and'])('are none when nothing is near: %j', (given) => {
    expect(nearest(given, [...LABS, ...OBJECTIVES])).toEqual([]);
  });

  it('are none among none', () => {
    expect(nearest('respawn', [])).toEqual([]);
  });
});

describe('the message about a name that is not there', () => {
  it.each([
    ['respwan', 'There is no lab "respwan".\nDid you mean "respawn"?'],
    ['reload', 'There is no lab "reload".\nDid you mean "rolling-reload" or "canary-reload"?'],
    ['nonsense', 'There is no lab "nonsense".\nLook.'],
  ])('for %s', (given, message) => {
    expect(noSuch('lab', given, LABS, 'Look.')).toBe(message);
  });
});

import { describe, expect, it } from 'vitest';
import type { NewEvent } from './event.ts';
import { timelineOf } from './testing/lab.ts';
import { uncaughtIn } from './uncaught.ts';

const booted: NewEvent = { kind: 'mark', name: 'booted' };
const ending: NewEvent = { kind: 'mark', name: 'ending' };
const exit = (code: number | null = 1): NewEvent => ({ kind: 'primary-exit', code, signal: null });
const printed = (text: string): NewEvent[] =>
  text.split('\n').map((line) => ({ kind: 'output', stream: 'stderr', text: line }));
const CRASH = `file:///lab/app.js:24
      throw new Error('GET /crash was asked for');
      ^

Error: GET /crash was asked for
    at Server.handler (file:///lab/app.js:24:13)

Node.js v24.21.0`;
const OWN = `file:///lab/server.js:23
    console.log(signal.toLowerCase());
                       ^

TypeError: Cannot read properties of null (reading 'toLowerCase')
    at EventEmitter.<anonymous> (file:///lab/server.js:23:67)
    at EventEmitter.emit (node:events:514:28)

Node.js v24.21.0`;
const scenarios = [
  { id: 'drain', boot: 'serves' as const },
  { id: 'refused', boot: 'none' as const },
];
const toldIn = (scenario: string, ...events: NewEvent[]) =>
  uncaughtIn({ scenarios }, [{ scenario, events: timelineOf(...events) }]);
const told = (...events: NewEvent[]) => toldIn('drain', ...events);

describe('an error that ended the primary', () => {
  it('is told with its place, also after that of a worker', () => {
    const sentence =
      "The program ended with an error of its own: TypeError: Cannot read properties of null (reading 'toLowerCase') (server.js, line 23)";
    expect(told(booted, ...printed(OWN), exit(), ending)).toBe(sentence);
    expect(told(booted, ...printed(`${CRASH}\nworker 18 died\n${OWN}`), exit(), ending)).toBe(sentence);
  });

  it('names the first place that is no part of Node', () => {
    const deep = OWN.replace(
      '    at EventEmitter.<',
      '    at JSON.parse (<anonymous>)\n    at EventEmitter.<',
    );
    expect(told(booted, ...printed(deep), exit())).toMatch(/\(server\.js, line 23\)$/);
    const inNode = `node:events:1
      throw er;
      ^

Error: write EPIPE
    at target._send (node:internal/child_process:877:20)

Node.js v24.21.0`;
    expect(told(booted, ...printed(inNode), exit())).toBeUndefined();
  });

  it('is none where the primary went otherwise, or was ended by the grader', () => {
    expect(told(booted, ...printed(OWN), exit(0), ending)).toBeUndefined();
    expect(told(booted, ...printed(CRASH), ending, exit(1))).toBeUndefined();
    expect(told(...printed(OWN), exit(), ending)).toBeUndefined();
    expect(told(booted, exit(), ending)).toBeUndefined();
    expect(told(booted, ...printed(CRASH), exit(), ending)).toBeUndefined();
    expect(toldIn('refused', booted, ...printed(OWN), exit(), ending)).toBeUndefined();
    expect(told(booted, ...printed('it is over'), exit(), ending)).toBeUndefined();
  });

  it('is cut when its message is long', () => {
    const long = OWN.replace('properties', 'x'.repeat(500));
    expect(told(booted, ...printed(long), exit())?.length).toBeLessThan(300);
  });
});

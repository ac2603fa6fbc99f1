import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import type { Event } from '../../domain/event.ts';
import { Client } from '../run/client.ts';
import { Recorder } from '../run/recorder.ts';
import type { Run } from '../run/run.ts';
import { askAtOnce } from './at-once.ts';

/** Tells how many requests of one turn of its loop it has taken up, and ends when its input does. */
const SERVER = `
let open = 0;
const server = require('node:http').createServer((req, res) => {
  if (process.argv[1] === 'closes') res.setHeader('Connection', 'close');
  open += 1;
  setImmediate(() => {
    res.end(JSON.stringify({ pid: process.pid, open }));
    setImmediate(() => (open -= 1));
  });
}).listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit());`;

const servers: ChildProcess[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.stdin?.end();
});

const asked = async (...how: string[]) => {
  const server = spawn(process.execPath, ['-e', SERVER, ...how], { stdio: ['pipe', 'pipe', 'inherit'] });
  servers.push(server);
  const [port] = await once(server.stdout, 'data');
  const events: Event[] = [];
  const recorder = new Recorder((event) => events.push(event));
  const client = new Client(recorder, Number(port), (pid) => pid);
  const run = {
    client,
    recorder,
    expected: 1,
    workers: () => [server.pid],
    noteAnswer: () => {},
    scaled: (ms: number) => ms,
    mark: (name: string, data: Record<string, number>) => recorder.record({ kind: 'mark', name, data }),
    over: undefined,
  } as unknown as Run;
  await askAtOnce(run, { tag: 'together', each: 4 });
  client.close();
  const ids = new Set(
    events.flatMap((one) => (one.kind === 'request' && one.tag === 'together' ? one.id : [])),
  );
  const answers = events.flatMap((one) => (one.kind === 'response' && ids.has(one.id) ? [one] : []));
  return { events, answers };
};

it('has all requests taken up by a worker before it can have answered one', async () => {
  const { answers, events } = await asked();
  expect(answers.map(({ body }) => body)).toEqual(Array(4).fill(expect.objectContaining({ open: 4 })));
  expect(events.flatMap((event) => (event.kind === 'signal' ? [event.signal] : []))).toEqual([
    'SIGSTOP',
    'SIGCONT',
  ]);
  expect(events.at(-1)).toMatchObject({ kind: 'mark', name: 'asked', data: { tag: 'together', count: 4 } });
});

it('asks nothing where no connection is kept', async () => {
  const { answers, events } = await asked('closes');
  expect(answers).toEqual([]);
  expect(events.at(-1)).toMatchObject({ kind: 'mark', name: 'asked', data: { count: 0 } });
});

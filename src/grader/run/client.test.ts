import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import type { Event } from '../../domain/event.ts';
import { Client } from './client.ts';
import { Recorder } from './recorder.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A client of a server that hears requests and never answers. */
const unanswered = async () => {
  const events: Event[] = [];
  const heard = Promise.withResolvers<void>();
  const server = createServer(() => heard.resolve());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = new Client(new Recorder((event) => events.push(event)), port, (pid) => pid);
  return { client, server, heard: heard.promise, events };
};

it('a request that the grader breaks off at the end is cut off, not timed out', async () => {
  const { client, heard, events } = await unanswered();
  const asked = client.ask({ tag: 'stuck', timeout: 60_000 });
  await heard;
  expect(client.idle).toBe(false);
  client.close();
  expect(await asked.response).toMatchObject({ outcome: 'cut-off', ok: false });
  expect(client.idle).toBe(true);
  expect(events.filter(({ kind }) => kind === 'response')).toHaveLength(1);
});

it('a request whose server goes is reset', async () => {
  const { client, heard, server } = await unanswered();
  const asked = client.ask({ tag: 'stuck', timeout: 60_000 });
  await heard;
  server.closeAllConnections();
  expect(await asked.response).toMatchObject({ outcome: 'reset' });
});

it('a request that nobody answers in its time is timed out', async () => {
  const { client } = await unanswered();
  expect(await client.get('poll', '/', 20)).toMatchObject({ outcome: 'timed-out' });
});

import http from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { hiddenSchema } from '../../domain/lab.ts';
import { Hidden } from './hidden.ts';
import { freePort } from './redis.ts';

const open: Hidden[] = [];
afterEach(() => {
  for (const hidden of open.splice(0)) hidden.close();
});

/** Opens it, and gives what asks it once, on a connection of its own: `answered`, `silent` or `gone`. */
const opened = async (plan: Record<string, unknown>) => {
  const port = await freePort();
  const hidden = await Hidden.open(hiddenSchema.parse({ workers: 3, ...plan }), port);
  if (hidden === 'port-taken') throw new Error('the port was taken');
  open.push(hidden);
  const ask = () =>
    new Promise<string>((resolve) => {
      const request = http.get({ host: '127.0.0.1', port, agent: false, timeout: 700 }, (response) => {
        response.resume().on('end', () => resolve('answered'));
      });
      request.on('timeout', () => {
        resolve('silent');
        request.destroy();
      });
      request.on('error', () => resolve('gone'));
    });
  return { hidden, ask };
};

const row = async (ask: () => Promise<string>, count: number) => {
  const heard: string[] = [];
  while (heard.length < count) heard.push(await ask());
  return heard;
};

it('is gone after so many answers, or falls silent', async () => {
  const breaksOff = await opened({ answers: 2 });
  expect(await row(breaksOff.ask, 4)).toEqual(['answered', 'answered', 'gone', 'gone']);
  const fallsSilent = await opened({ answers: 2, silent: true });
  expect(await row(fallsSilent.ask, 4)).toEqual(['answered', 'answered', 'silent', 'silent']);
  const silent = await opened({ silent: true });
  expect(await row(silent.ask, 1)).toEqual(['silent']);
  expect(silent.hidden.visits.requests).toBe(1);
});

it('gives one answer late', async () => {
  const { ask } = await opened({ late: { answer: 2, ms: 5000 } });
  expect(await row(ask, 3)).toEqual(['answered', 'silent', 'answered']);
});

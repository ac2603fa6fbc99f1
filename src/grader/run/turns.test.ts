import { describe, expect, it } from 'vitest';
import { hiddenSchema } from '../../domain/lab.ts';
import { Turns } from './turns.ts';

const inTurn = async (turns: Turns, count: number): Promise<number[]> => {
  const got: number[] = [];
  for (let i = 0; i < count; i += 1) got.push(await turns.next());
  return got;
};

describe('whose turn it is', () => {
  it('goes round as long as connections come one after another, also when a worker is slow', async () => {
    const round = [0, 1, 2, 0, 1, 2, 0];
    expect(await inTurn(new Turns(hiddenSchema.parse({ workers: 3 })), 7)).toEqual(round);
    expect(await inTurn(new Turns(hiddenSchema.parse({ workers: 3, takes: [0, 0, 2] })), 7)).toEqual(round);
  });

  it('passes over a slow worker when many come at once, and loses none', async () => {
    const turns = new Turns(hiddenSchema.parse({ workers: 3, takes: [0, 0, 40] }));
    const got = await Promise.all(Array.from({ length: 30 }, () => turns.next()));
    expect(got).toHaveLength(30);
    expect(got.filter((worker) => worker === 2)).toHaveLength(1);
  });

  it('follows the plan, from where it begins', async () => {
    const plan = hiddenSchema.parse({ workers: 3, turns: [0, 0, 2], fair: 3 });
    expect(await inTurn(new Turns(plan), 9)).toEqual([0, 1, 2, 0, 0, 2, 0, 0, 2]);
  });
});

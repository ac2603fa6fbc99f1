import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '../src/store/store.ts';
import { inPairs, type Row, timed } from './measure.ts';
import { inFolder } from './programs.ts';

const COUNT = 200;

const RECORD = {
  type: 'attempt',
  of: 'quiz',
  ref: '00000000-0000-4000-8000-000000000000',
  points: 7,
  maxPoints: 10,
  status: 'done',
  startedAt: '2026-01-01T00:00:00.000Z',
} as const;

export const record: Row = {
  name: 'record',
  what: 'recording an attempt',
  against: 'one write and fdatasync of one line',
  goal: 2,
  pairs: () =>
    inFolder(async (folder) => {
      const store = await openStore({ progress: join(folder, 'store') });
      const handle = await open(join(folder, 'lines'), 'a');
      try {
        const line = `\n00000000 ${JSON.stringify({ ...RECORD, v: 1, at: RECORD.startedAt, id: RECORD.ref })}`;
        const pairs = await inPairs(
          COUNT,
          () => timed(() => store.append(RECORD)),
          () => timed(() => handle.write(line).then(() => handle.datasync())),
        );
        if (store.status.kind !== 'ok') throw new Error(store.status.reason);
        return pairs;
      } finally {
        await handle.close();
        await store.close();
      }
    }),
};

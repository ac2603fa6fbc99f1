import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadLab } from '../../store/content.ts';
import { equivalentsOf, outdated } from './equivalent.ts';
import { mutantsOf } from './mutate.ts';
import { solutionMutants } from './run.ts';

const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});
const changes = (text: string) =>
  mutantsOf('server.js', text).map(({ kind, before, after }) => `${kind}: ${before} → ${after}`);

describe('the mutants of a program', () => {
  it('drop statements, but not declarations, imports and directives', () => {
    expect(changes("'use strict';\nconst a = b();\nrun(a);\nif (a) { go(); }")).toEqual([
      'drop: run(a); → ;',
      'drop: if (a) { go(); } → ;',
      'flip: if (a) { go(); } → if (!(a)) { go(); }',
      'drop: if (a) { go(); } → if (a) { ; }',
    ]);
    expect(changes("import a from 'a';\nexport const b = a;\nfunction c() {}\n")).toEqual([]);
  });

  it('flip conditions, truths and what joins them', () => {
    expect(changes('let x = a && b;')).toEqual(['flip: let x = a && b; → let x = a || b;']);
    expect(changes('let x = (a) <= 0n;')).toEqual(['flip: let x = (a) <= 0n; → let x = (a) < 0n;']);
    expect(changes('let x = !c ? true : d;')).toEqual([
      'flip: let x = !c ? true : d; → let x = c ? true : d;',
      'flip: let x = !c ? true : d; → let x = !c ? false : d;',
    ]);
    expect(changes('while (a === b) a();').filter((change) => change.startsWith('flip'))).toEqual([
      'flip: while (a === b) a(); → while (a !== b) a();',
    ]);
  });

  it('change numbers: by one where they are small, else to ten times and to nothing', () => {
    expect(changes('let a = 0, b = 1, c = 1500;')).toEqual(
      [
        '1, b = 1, c = 1500',
        '0, b = 2, c = 1500',
        '0, b = 0, c = 1500',
        '0, b = 1, c = 15000',
        '0, b = 1, c = 0',
      ].map((after) => `number: let a = 0, b = 1, c = 1500; → let a = ${after};`),
    );
  });

  it('swap the names of events and signals, and leave out await', () => {
    expect(changes("const x = on('exit', y);")).toEqual([
      "event: const x = on('exit', y); → const x = on('disconnect', y);",
    ]);
    expect(changes('const x = await y();')).toEqual(['await: const x = await y(); → const x = y();']);
    expect(changes("const x = 'something else';")).toEqual([]);
  });

  it('are none of what is no JavaScript, of TypeScript, and of what would not parse', () => {
    expect(changes('this is not')).toEqual([]);
    expect(mutantsOf('server.ts', 'go();')).toEqual([]);
    expect(changes('const { a = 1 } = b;').length).toBe(2);
  });

  it('leave alone what stands for a PORT that is not given', () => {
    expect(changes('let p = Number(process.env.PORT ?? 8000);')).toEqual([]);
    expect(changes('let w = Number(process.env.WORKERS ?? 4);')).toHaveLength(2);
  });

  it('have keys of their own, which the rest of the file does not change', () => {
    const keys = (text: string) => mutantsOf('server.js', text).map(({ key }) => key);
    const own = keys('go();\ngo();\nstop();');
    expect(new Set(own).size).toBe(3);
    expect(keys('const before = 1n;\ngo();\ngo();\nstop();')).toEqual(own);
    expect(mutantsOf('other.js', 'go();')[0]?.key).not.toBe(own[0]);
  });
});

describe('a lab', () => {
  it('has mutants of what the learner writes, not of what is given', async () => {
    const { folder } = await loadLab('graceful-shutdown');
    const mutants = solutionMutants(folder);
    expect(new Set(mutants.map(({ file }) => file))).toEqual(new Set(['server.js']));
    expect(mutants.length).toBeGreaterThan(20);
    expect(new Set(mutants.map(({ key }) => key)).size).toBe(mutants.length);
  });

  it('lists mutants that are equivalent, with the reason', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
    made.push(folder);
    expect(await equivalentsOf('x', folder)).toEqual([]);
    const [mutant] = mutantsOf('server.js', 'go();');
    const entry = { key: mutant?.key, line: 'go();', change: ';', reason: 'It goes by itself in any case.' };
    writeFileSync(join(folder, 'equivalent.yaml'), JSON.stringify([entry, { ...entry, key: 'old' }]));
    const known = await equivalentsOf('x', folder);
    expect(outdated(known, mutant ? [mutant] : [])).toEqual([expect.stringContaining('old (go();)')]);
    writeFileSync(join(folder, 'equivalent.yaml'), JSON.stringify([{ ...entry, reason: 'no' }]));
    await expect(equivalentsOf('x', folder)).rejects.toThrow('labs/x/equivalent.yaml:1: [0].reason');
  });
});

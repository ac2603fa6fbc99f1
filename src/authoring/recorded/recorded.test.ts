import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Recording } from '../../domain/timeline.ts';
import { packageRoot } from '../../store/content/root.ts';
import { loadLab } from '../../store/content.ts';
import { labDigests } from './digests.ts';
import { graderFiles } from './grader-files.ts';
import { pack, unpack } from './pack.ts';
import { Shelf } from './shelf.ts';
import { slim } from './slim.ts';

const { lab, folder } = await loadLab('fork-workers');
const kept = new Shelf({ lab, folder }).read('solution');
if (kept === undefined) throw new Error('the solution is not recorded');
const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});
/** A copy of the lab that may be spoilt. */
const copyOf = () => {
  const path = mkdtempSync(join(tmpdir(), 'recorded-'));
  made.push(path);
  cpSync(folder, path, { recursive: true });
  return path;
};

describe('a packed recording', () => {
  it('comes back as it was', () => {
    expect(unpack(pack(kept))).toEqual(kept);
    expect(kept.recording.timelines[0]?.events.map(({ i }) => i).slice(0, 3)).toEqual([0, 1, 2]);
  });

  it('is small', () => {
    expect(pack(kept).length * 5).toBeLessThan(JSON.stringify(kept).length);
  });

  it('is refused when it is something else', () => {
    expect(() => unpack(Buffer.from('{}'))).toThrow();
    const copy = copyOf();
    writeFileSync(join(copy, 'recorded', 'solution.json.gz'), 'no recording');
    expect(() => new Shelf({ lab, folder: copy }).read('solution')).toThrow('record it again');
  });
});

describe('slim', () => {
  const printing = (text: string): Recording => ({
    ...kept.recording,
    timelines: kept.recording.timelines.map((timeline) => ({
      ...timeline,
      events: timeline.events.map((event) => (event.kind === 'output' ? { ...event, text } : event)),
    })),
  });

  it('names no folder of this machine', () => {
    const text = JSON.stringify(slim(lab, printing(`Error at file://${packageRoot()}/labs/x/server.js`)));
    expect(text).not.toContain(packageRoot());
    expect(text).toContain('file:///clusterprep/labs/x/server.js');
  });

  it('keeps a small recording whole', () => {
    expect(slim(lab, kept.recording)).toEqual(kept.recording);
  });

  it('leaves out what nobody reads where there is much of it', () => {
    const [first, ...others] = kept.recording.timelines;
    if (first === undefined) throw new Error('the recording is empty');
    const noise = Array.from({ length: 40_000 }, (_, at) => ({
      kind: 'written' as const,
      id: (at * 7919) % 9973,
      i: 0,
      t: first.events.at(-1)?.t ?? 0,
    }));
    const events = [...first.events, ...noise].map((event, i) => ({ ...event, i }));
    const large: Recording = { ...kept.recording, timelines: [{ ...first, events }, ...others] };
    const smaller = slim(lab, large).timelines[0]?.events ?? [];
    expect(smaller.length).toBeLessThan(first.events.length + 1);
    expect(smaller.map(({ i }) => i)).toEqual(smaller.map((_, at) => at));
  });
});

describe('a shelf', () => {
  it('tells what has changed since an answer was recorded', () => {
    const copy = copyOf();
    const shelf = new Shelf({ lab, folder: copy });
    const digests = shelf.digests('solution');
    expect(shelf.changes('solution', { digests })).toEqual([]);
    writeFileSync(join(copy, 'solution', 'server.js'), '// other\n');
    expect(shelf.changes('solution', { digests })).toEqual(['the answer']);
    const other = new Shelf({ lab: { ...lab, scenarios: lab.scenarios.slice(1) }, folder: copy });
    expect(other.changes('solution', { digests })).toEqual(['the answer', "the lab's scenarios"]);
    expect(shelf.changes('solution', { digests: { ...digests, grader: 'older' } })).toContain('the grader');
  });

  it('keeps a grade in the place of an older one, and removes what belongs to nobody', () => {
    const copy = copyOf();
    const shelf = new Shelf({ lab, folder: copy });
    const digests = { answer: 'a', scenarios: 'b', grader: 'c' };
    shelf.write('accepted/other', kept.recording, digests);
    expect(shelf.read('accepted/other')?.digests).toEqual(digests);
    shelf.sweep(['solution']);
    expect(readdirSync(join(copy, 'recorded'))).toEqual(['solution.json.gz']);
    expect(shelf.read('accepted/other')).toBeUndefined();
  });
});

describe('what a recording was made of', () => {
  const now = labDigests(lab, packageRoot());

  it('does not change with words, nor with what is judged', () => {
    const scenarios = lab.scenarios.map((scenario) => ({ ...scenario, title: 'Other words' }));
    const other = { ...lab, scenarios, checks: lab.checks.slice(1), mistakes: [] };
    expect(labDigests(other, packageRoot())).toEqual(now);
  });

  it('changes with the probes that a lab uses', () => {
    const source = join(packageRoot(), 'src');
    const few = graderFiles(source, ['steady']);
    expect(few).toContain('grader/probes/steady.ts');
    expect(few).toContain('grader/run/scenario.ts');
    expect(few).toContain('grader/contain/session.ts');
    expect(few).not.toContain('grader/probes/strike.ts');
    expect(few).not.toContain('grader/contain/leftovers.ts');
    expect(graderFiles(source, ['kill'])).toContain('grader/probes/strike.ts');
    expect(graderFiles(source, ['unheard-of'])).toContain('grader/probes/strike.ts');
    expect(few.filter((file) => /registry|checks|domain/.test(file))).toEqual([]);
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../domain/lab.ts';
import type { Recording } from '../../domain/timeline.ts';
import { packageRoot } from '../../store/content/root.ts';
import { folderDigest, labDigests } from './digests.ts';
import { type Digests, type Kept, pack, unpack } from './pack.ts';
import { slim } from './slim.ts';

const END = '.json.gz';
const NAMES: Readonly<Record<keyof Digests, string>> = {
  answer: 'the answer',
  scenarios: "the lab's scenarios",
  grader: 'the grader',
};

type Place = { readonly lab: Lab; readonly folder: string };

/** The recordings of one lab, in `recorded/` in its folder: one file an answer. */
export class Shelf {
  readonly #lab: Lab;
  readonly #folder: string;
  #shared: ReturnType<typeof labDigests> | undefined;

  constructor({ lab, folder }: Place) {
    this.#lab = lab;
    this.#folder = folder;
  }

  /** `wrong/no-handler` → the path of its recording. */
  fileOf(answer: string): string {
    return join(this.#folder, 'recorded', `${answer.replace('/', '.')}${END}`);
  }

  /** The recorded grade of an answer; undefined: there is none. Throws when the file is no recording of ours. */
  read(answer: string): Kept | undefined {
    const file = this.fileOf(answer);
    if (!existsSync(file)) return undefined;
    try {
      return unpack(readFileSync(file));
    } catch (error) {
      throw new Error(`${file} is no recording: record it again`, { cause: error });
    }
  }

  /** Of what the answer would be recorded now. */
  digests(answer: string): Digests {
    // Read once: many files, the same for each answer, and loaded by then.
    this.#shared ??= labDigests(this.#lab, packageRoot());
    return { answer: folderDigest(join(this.#folder, answer)), ...this.#shared };
  }

  /** What has changed since the recording was made; empty: nothing. */
  stale(answer: string, { digests }: Pick<Kept, 'digests'>): (keyof Digests)[] {
    const now = this.digests(answer);
    return (['answer', 'scenarios', 'grader'] as const).filter((part) => now[part] !== digests[part]);
  }

  /** The same in words. */
  changes(answer: string, kept: Pick<Kept, 'digests'>): string[] {
    return this.stale(answer, kept).map((part) => NAMES[part]);
  }

  /** Keeps a grade, in the place of an older one. `digests`: as they were before the grade began. */
  write(answer: string, recording: Recording, digests: Digests): void {
    mkdirSync(join(this.#folder, 'recorded'), { recursive: true });
    writeFileSync(this.fileOf(answer), pack({ digests, recording: slim(this.#lab, recording) }));
  }

  /** Removes recordings of answers that are no more. */
  sweep(answers: readonly string[]): void {
    const kept = new Set(answers.map((answer) => this.fileOf(answer)));
    const folder = join(this.#folder, 'recorded');
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (name.endsWith(END) && !kept.has(join(folder, name))) rmSync(join(folder, name));
    }
  }
}

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../domain/errors.ts';
import type { SoakGrade } from '../../domain/soak-report.ts';
import type { SoakTask } from './plan.ts';

/** Where a soak keeps each grade as it comes, one line of JSON each, to go on from there after an interruption. */
export class SoakFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * The grades that there are of this plan; begins a file where there is none, and a new one (the old one is kept as
   * `.old`) where it holds a whole soak. Throws UsageError when it belongs to another plan.
   */
  begin(tasks: readonly SoakTask[]): SoakGrade[] {
    const plan = planDigest(tasks);
    const before = existsSync(this.path) ? this.#read() : undefined;
    if (before !== undefined && before.grades.length < before.planned) {
      if (before.plan === plan) return before.grades;
      throw new UsageError(
        'other-soak',
        `${this.path} holds an unfinished soak of other answers or another number. Go on with that one, remove the file, or name another with --soak-file.`,
      );
    }
    if (before !== undefined) renameSync(this.path, `${this.path}.old`);
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(this.path, `${JSON.stringify({ schema: 1, plan, planned: tasks.length })}\n`);
    return [];
  }

  add(grade: SoakGrade): void {
    // Begun with a line feed, so that a line torn by an earlier end spoils no other.
    appendFileSync(this.path, `\n${JSON.stringify(grade)}\n`);
  }

  #read(): { plan: string; planned: number; grades: SoakGrade[] } {
    const lines = readFileSync(this.path, 'utf8').split('\n');
    const [head, ...grades] = lines.flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line)];
      } catch {
        // The last line of a soak that was killed may be torn.
        return [];
      }
    });
    if (head?.schema !== 1 || typeof head.plan !== 'string')
      throw new UsageError(
        'other-soak',
        `${this.path} is no soak of ours: name another file with --soak-file.`,
      );
    return { plan: head.plan, planned: head.planned, grades };
  }
}

function planDigest(tasks: readonly SoakTask[]): string {
  const words = tasks.map(({ answer, load }) => `${answer.lab}/${answer.name} ${load}`).join('\n');
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

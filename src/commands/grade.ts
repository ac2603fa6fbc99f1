import { existsSync, realpathSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gradeProgram, judgeRecording } from '../app/grade.ts';
import type { GradeResult } from '../app/grading.ts';
import { learnerFolder } from '../app/lab-folder.ts';
import { lastLines, loadRecording, saveRecording } from '../app/recordings.ts';
import { repeatGrade } from '../app/repeat.ts';
import { EXIT, UsageError } from '../domain/errors.ts';
import type { Lab } from '../domain/lab.ts';
import type { Isolation } from '../domain/timeline.ts';
import { uncaughtIn } from '../domain/uncaught.ts';
import type { Verdict } from '../domain/verdict.ts';
import { loadLab } from '../store/content.ts';

export type GradeCommandOptions = {
  readonly json?: boolean;
  readonly reporter?: 'text' | 'json' | 'junit' | 'github';
  readonly repeat?: number;
  readonly timeline?: string;
  readonly from?: string;
  readonly untrusted?: boolean;
  readonly isolation?: Isolation;
  readonly progress?: string;
};

const EXITS = { pass: EXIT.ok, fail: EXIT.notPassed, unknown: EXIT.notJudged } as const;

/**
 * Grades a program once, or a saved timeline again, and prints the verdict. Resolves with the exit code. Throws
 * UsageError and GraderError.
 */
export async function gradeCommand(
  id: string,
  path: string | undefined,
  options: GradeCommandOptions,
): Promise<number> {
  const { lab, folder } = await loadLab(id);
  const own = learnerFolder(id, { cwd: process.cwd(), root: dirname(dirname(folder)) });
  const { result, disagreement } =
    options.from === undefined
      ? await gradeNow(lab, path ?? ownFolder(lab, own), options)
      : { result: await judgeAgain(lab, options.from), disagreement: null };
  if (options.timeline !== undefined) await saveRecording(options.timeline, result.recording);
  if (options.from === undefined && options.untrusted !== true && isSame(path ?? own, own)) {
    await record(result.verdict, options.progress);
  }
  const verdict: Verdict =
    disagreement === null
      ? result.verdict
      : { ...result.verdict, error: { code: 'disagreement', message: disagreement } };
  process.stdout.write(await render(verdict, lab, result, options));
  if (disagreement !== null) {
    process.stderr.write(`clusterprep: ${disagreement}\n`);
    return EXIT.notJudged;
  }
  return EXITS[verdict.status];
}

/** The learner's folder of the lab, which is there once the lab was opened. */
function ownFolder(lab: Lab, own: string): string {
  if (existsSync(own)) return own;
  throw new UsageError(
    'no-such-path',
    `You have no folder of the lab ${lab.id} yet.\n\`clusterprep lab ${lab.id}\` sets it up in ${own}. Or name a file or a folder.`,
  );
}

async function gradeNow(lab: Lab, path: string, options: GradeCommandOptions) {
  const grade = () =>
    gradeProgram(lab, path, {
      ...(options.untrusted === undefined ? {} : { untrusted: options.untrusted }),
      ...(options.isolation === undefined ? {} : { isolation: options.isolation }),
    });
  return repeatGrade(options.repeat ?? 1, grade);
}

async function judgeAgain(lab: Lab, file: string): Promise<GradeResult> {
  const recording = await loadRecording(file);
  if (recording.lab !== lab.id)
    throw new UsageError(
      'other-lab',
      `${file} is a timeline of ${recording.lab}, not of ${lab.id}.\n\`clusterprep grade ${recording.lab} --from ${file}\` judges it.`,
    );
  return { recording, verdict: judgeRecording(lab, recording) };
}

async function render(
  verdict: Verdict,
  lab: Lab,
  result: GradeResult,
  options: GradeCommandOptions,
): Promise<string> {
  const failed = verdict.checks.flatMap(({ status, scenarios }) => (status === 'fail' ? scenarios : []));
  const output = lastLines(result.recording, failed);
  switch (options.json === true ? 'json' : (options.reporter ?? 'text')) {
    case 'json':
      return (await import('../report/verdict-json.ts')).verdictJson(verdict);
    case 'junit':
      return (await import('../report/verdict-junit.ts')).verdictJunit(verdict, lab, { output });
    case 'github': {
      const { githubSummary, verdictGithub } = await import('../report/verdict-github.ts');
      const summary = process.env.GITHUB_STEP_SUMMARY;
      if (summary !== undefined && summary !== '') await appendFile(summary, githubSummary(verdict, lab));
      return verdictGithub(verdict, lab, { output });
    }
    case 'text': {
      const { verdictText } = await import('../report/verdict-text.ts');
      const colour = process.stdout.isTTY === true && process.stdout.hasColors();
      const uncaught = verdict.status === 'pass' ? undefined : uncaughtIn(lab, result.recording.timelines);
      return verdictText(verdict, lab, {
        output,
        ...(uncaught === undefined ? {} : { uncaught }),
        colour,
        width: Math.min(process.stdout.columns ?? 80, 100),
      });
    }
  }
}

/** Only the learner's own work counts as progress: not a solution, nor somebody else's answer. */
function isSame(path: string, own: string): boolean {
  try {
    return realpathSync(path) === realpathSync(own);
  } catch {
    return false;
  }
}

async function record(verdict: Verdict, progress: string | undefined): Promise<void> {
  const { openStore } = await import('../store/store.ts');
  const store = await openStore(progress === undefined ? {} : { progress });
  const { lab, status, points, maxPoints, durationMs } = verdict;
  const mistakes = verdict.mistakes.map(({ id }) => id);
  await store.append({ type: 'grade', lab, status, points, maxPoints, mistakes, hints: 0, durationMs });
  if (store.status.kind !== 'ok') process.stderr.write(`clusterprep: not recorded: ${store.status.reason}\n`);
  await store.close();
}

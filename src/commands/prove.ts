import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { programsIn } from '../app/programs.ts';
import { EXIT, UsageError } from '../domain/errors.ts';
import type { Question } from '../domain/question.ts';
import type { Ran } from '../domain/quiz/ran.ts';
import { packageRoot } from '../store/content/root.ts';
import { loadIndex, loadQuestions, refuseBroken } from '../store/content.ts';
import { loadColours } from '../ui/highlight.ts';
import type { Line } from '../ui/line.ts';
import { painted } from '../ui/plain/paint.ts';
import { plainWidth } from '../ui/plain/print.ts';
import { noProofLines, outcomeLines, programLines, spokenLine } from '../ui/plain/prove.ts';
import { wantsColour } from '../ui/theme.ts';

export type ProveOptions = { readonly json?: boolean };

/**
 * `clusterprep prove <question>`: shows the program of a question's proof, runs it, and tells whether it comes to what
 * the bank says. Resolves with the exit code: 0 it does, 1 it does not, 2 it could not be run or there is none.
 * @throws UsageError `unknown-question`, with the nearest name
 */
export async function proveCommand(id: string, { json = false }: ProveOptions): Promise<number> {
  const question = await questionNamed(id);
  const folder = join(packageRoot(), 'questions', 'proofs');
  const width = plainWidth();
  const colour = process.stdout.isTTY === true && wantsColour(process.env);
  if (colour) await loadColours();
  const print = (lines: readonly Line[]): void => {
    if (!json) process.stdout.write(lines.map((each) => `${painted(each, colour)}\n`).join(''));
  };
  if (question.proof === undefined) {
    print(noProofLines(question, width));
    if (json) tellJson(question);
    return EXIT.notJudged;
  }
  if (!json)
    print(programLines(question, await readFile(resolve(folder, question.proof.file), 'utf8'), width));
  // Ctrl-C ends us, and the program with us.
  const { signal } = new AbortController();
  const ran = await programsIn(folder).run(question, (spoken) => print(spokenLine(spoken, width)), signal);
  print(outcomeLines(question, ran, width));
  if (json) tellJson(question, ran);
  if (ran.status === 'no-result') return EXIT.notJudged;
  return ran.holds ? EXIT.ok : EXIT.notPassed;
}

async function questionNamed(id: string): Promise<Question> {
  const [question] = await loadQuestions([id]);
  if (question !== undefined) return question;
  await refuseBroken(id);
  const { noSuch } = await import('../store/content/nearest.ts');
  const ids = (await loadIndex()).map((entry) => entry.id);
  const otherwise = 'After each answer, the quiz names its question under "Read on".';
  throw new UsageError('unknown-question', noSuch('question', id, ids, otherwise));
}

function tellJson({ id, proof }: Question, ran?: Ran): void {
  const result = {
    schema: 1,
    question: id,
    proof: proof ?? null,
    node: process.versions.node,
    spoken: ran?.spoken ?? [],
    result: ran?.status === 'ran' ? ran.result : null,
    holds: ran?.status === 'ran' ? ran.holds : null,
    because: ran?.status === 'no-result' ? ran.because : null,
    error: null,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

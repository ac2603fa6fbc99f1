import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { lastWords } from '../domain/last-words.ts';
import type { Question } from '../domain/question.ts';
import { runProgram } from '../grader/proof/run-program.ts';
import { sanitiseLine } from '../grader/run/sanitise.ts';
import { signalProcess } from '../grader/run/signal.ts';

/** A proof that takes longer hangs, also on a busy machine. In milliseconds. */
const DEADLINE = 90_000;

/** So many lines of what it printed on stderr are told. */
const SAID = 6;

const ENDED = {
  time: `did not end within ${DEADLINE / 1000} s`,
  flood: 'printed far too much',
  request: 'was ended',
} as const;

const endedWith = (code: number | null, signal: string | null): string =>
  `ended with ${signal ?? `code ${code}`}`;

export type ProofResult = {
  readonly question: string;
  readonly problem: string | undefined;
  readonly ms: number;
};

/**
 * Runs a question's proof with `node` and compares its last line with what the bank says. Undefined: it has none, holds
 * for other Nodes, or was ended by `stop`.
 */
export async function runProof(
  question: Question,
  folder: string,
  node = process.execPath,
  major = Number(process.versions.node.split('.')[0]),
  stop?: AbortSignal,
): Promise<ProofResult | undefined> {
  const { proof } = question;
  if (proof === undefined || !question.nodes.includes(major)) return undefined;
  const start = performance.now();
  const told = (problem: string | undefined) => ({
    question: question.id,
    problem,
    ms: Math.round(performance.now() - start),
  });
  const file = resolve(folder, proof.file);
  if (!existsSync(file)) return told(`there is no ${proof.file}`);
  // The program of a pack has an absolute path, and is somebody else's: it runs contained.
  const run = isAbsolute(proof.file) ? executeContained : execute;
  const { stdout, stderr, end } = await run(node, file, stop);
  if (stop?.aborted) return undefined;
  const last = stdout.trim().split('\n').at(-1) ?? '';
  try {
    const printed: unknown = JSON.parse(last);
    if (isDeepStrictEqual(printed, proof.prints)) return told(undefined);
    return told(`it prints ${last}, and the bank says ${JSON.stringify(proof.prints)}`);
  } catch {
    const said = [last.slice(0, 200), ...lastWords(stderr.split('\n'), SAID)].filter(Boolean);
    return told([`it ${end} and printed no JSON`, ...said].join('\n    '));
  }
}

type Executed = { readonly stdout: string; readonly stderr: string; readonly end: string };

async function executeContained(node: string, file: string, stop?: AbortSignal): Promise<Executed> {
  const lines = { stdout: [] as string[], stderr: [] as string[] };
  const onLine = (line: string, stream: 'stdout' | 'stderr'): void => {
    lines[stream].push(sanitiseLine(line));
  };
  const watch = { onLine, limit: DEADLINE, ...(stop === undefined ? {} : { signal: stop }) };
  const end = await runProgram(node, file, watch);
  const how = end.by === 'itself' ? endedWith(end.code, end.signal) : ENDED[end.by];
  return { stdout: lines.stdout.join('\n'), stderr: lines.stderr.join('\n'), end: how };
}

function execute(node: string, file: string, stop?: AbortSignal): Promise<Executed> {
  return new Promise((resolve, reject) => {
    // Its own group, so that a proof that hangs goes with all that it started.
    const child = spawn(node, [file], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const end = (): void => {
      if (child.pid !== undefined) signalProcess(-child.pid, 'SIGKILL');
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      end();
    }, DEADLINE);
    stop?.addEventListener('abort', end, { once: true });
    process.on('exit', end);
    const over = (): void => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', end);
      process.off('exit', end);
    };
    child.once('error', (error) => {
      over();
      reject(error);
    });
    child.once('close', (code, signal) => {
      over();
      resolve({ stdout, stderr, end: late ? ENDED.time : endedWith(code, signal) });
    });
  });
}

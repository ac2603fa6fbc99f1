import { EXIT, GraderError, UsageError } from '../domain/errors.ts';
import type { NoVerdict } from '../domain/verdict.ts';
import { wrongUsage } from './wrong-usage.ts';

/** How a command that threw ends: the exit code, and what is told. `text` is for stderr. */
export type Failure = {
  readonly exit: number;
  readonly code: string;
  readonly message: string;
  readonly text: string;
};

const errorName = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Commander's own errors carry a code that begins so. */
const commanderCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')
    ? String(error.code)
    : null;

const usage = (code: string, message: string): Failure => ({
  exit: EXIT.usage,
  code,
  message,
  text: `clusterprep: ${message}`,
});

/**
 * Sorts what was thrown: a wrong use (64), help or the version asked for (0), the learner's Ctrl-C (130), and all else,
 * which is our fault or the machine's (2) and never called the learner's.
 */
export const failureOf = (error: unknown, argv: readonly string[] = []): Failure => {
  if (error instanceof UsageError) return usage(error.code, error.message);
  const fromCommander = commanderCode(error);
  if (fromCommander !== null && error instanceof Error) {
    if ('exitCode' in error && error.exitCode === 0)
      return { exit: EXIT.ok, code: '', message: '', text: '' };
    const [command = ''] = argv;
    return usage('wrong-usage', wrongUsage(error.message, command.startsWith('-') ? '' : command));
  }
  if (errorName(error) === 'ExitPromptError' || errorName(error) === 'AbortError') {
    return { exit: EXIT.interrupted, code: 'interrupted', message: 'interrupted', text: '' };
  }
  if (error instanceof GraderError) {
    const text = `clusterprep: This is not your fault: clusterprep or this machine fell short.\n${error.message}`;
    return { exit: EXIT.notJudged, code: error.code, message: error.message, text };
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? message) : message;
  return {
    exit: EXIT.notJudged,
    code: 'internal',
    message,
    text: `clusterprep: This is a fault of clusterprep, not yours.\nPlease report it with these lines:\n${stack}`,
  };
};

/** What `--json` prints for a failure. For `grade` it has the fields of a verdict in which nothing was judged. */
export const failureJson = ({ code, message }: Failure, argv: readonly string[]): string => {
  const error = { code, message: message.replaceAll('\n', ' ') };
  if (argv[0] !== 'grade') return JSON.stringify({ schema: 1, error });
  const lab = argv.slice(1).find((word) => !word.startsWith('-')) ?? null;
  const none: NoVerdict = {
    schema: 1,
    lab,
    status: 'unknown',
    points: 0,
    maxPoints: 0,
    durationMs: 0,
    node: process.version,
    platform: process.platform,
    isolation: null,
    calibration: null,
    checks: [],
    mistakes: [],
    error,
  };
  return JSON.stringify(none);
};

/** Whether JSON was asked for on stdout. */
export const wantsJson = (argv: readonly string[]): boolean => {
  const own = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  return own.some(
    (word, n) =>
      word === '--json' || word === '--reporter=json' || (word === '--reporter' && own[n + 1] === 'json'),
  );
};

import { failureJson, failureOf, wantsJson } from './cli/failure.ts';
import { watchStreams } from './cli/streams.ts';
import { ownVersion } from './cli/version.ts';

const main = async (argv: readonly string[]): Promise<number> => {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${ownVersion()}\n`);
    return 0;
  }
  try {
    const { buildProgram } = await import('./cli/program.ts');
    let exit = 0;
    const program = buildProgram(ownVersion(), (code) => {
      exit = code;
    });
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    const failure = failureOf(error, argv);
    if (failure.text) process.stderr.write(`${failure.text}\n`);
    if (failure.exit !== 0 && wantsJson(argv)) process.stdout.write(`${failureJson(failure, argv)}\n`);
    return failure.exit;
  }
};

/** Resolves when all that was written so far has left the process, or never can. */
const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve());
  });

watchStreams((code) => process.exit(code));

// `exit` listeners run, so that a terminal is given back and a grading process ended.
for (const [signal, number] of [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.on(signal, () => process.exit(128 + number));
}

const code = await main(process.argv.slice(2));
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
process.exit(code);

// The same rejection in three modes: [exit code, whether a warning was written].
import { report, run } from './lib.mjs';

const seen = {};
for (const mode of ['throw', 'warn', 'none']) {
  const { code, stderr } = await run("Promise.reject(new Error('forgotten'));", {
    execArgv: [`--unhandled-rejections=${mode}`],
  });
  seen[mode] = [code, stderr.includes('UnhandledPromiseRejectionWarning')];
}
report(seen);

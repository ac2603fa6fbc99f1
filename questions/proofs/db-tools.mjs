// What each of the four tools leaves behind.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { report, start, until } from './lib.mjs';

const folders = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The ending of the file that the tool writes: at `signal`, or at the program's end. */
const leaves = async (options, signal) => {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  folders.push(folder);
  const source = `
    process.chdir(${JSON.stringify(folder)});
    console.log('up');
    ${signal ? 'setInterval(() => {}, 1000);' : ''}
  `;
  const program = start(source, { execArgv: options(folder) });
  await program.line('up');
  if (signal) process.kill(program.pid, signal);
  else await program.ended;
  const [file] = await until(() => {
    const files = readdirSync(folder);
    return files.length > 0 && files;
  }, 'a file');
  program.killGroup();
  await program.ended;
  return extname(file);
};

const debug = start("import net from 'node:net'; net.createServer().listen(0).close();", {
  env: { NODE_DEBUG: 'net' },
});
await debug.ended;
report({
  '--cpu-prof': await leaves((folder) => ['--cpu-prof', `--cpu-prof-dir=${folder}`]),
  '--heapsnapshot-signal': await leaves(() => ['--heapsnapshot-signal=SIGUSR2'], 'SIGUSR2'),
  '--report-on-signal': await leaves(
    (folder) => ['--report-on-signal', `--report-directory=${folder}`],
    'SIGUSR2',
  ),
  'NODE_DEBUG=net': debug.stderr.includes('NET ') ? 'lines on stderr' : 'nothing',
});

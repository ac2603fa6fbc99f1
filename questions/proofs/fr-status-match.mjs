// What a shell's $? says of five ends of a program.
import { report, run } from './lib.mjs';

const programs = {
  ends: '',
  throws: 'throw new Error("on purpose")',
  SIGINT: 'process.kill(process.pid, "SIGINT"); setInterval(() => {}, 1000)',
  abort: 'process.abort()',
  SIGTERM: 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)',
};
const { lines } = await run(`
  import { spawnSync } from 'node:child_process';
  for (const source of ${JSON.stringify(Object.values(programs))}) {
    const shell = 'ulimit -c 0; "$NODE" -e "$SOURCE" 2>&-; echo $?';
    const env = { ...process.env, NODE: process.execPath, SOURCE: source };
    console.log(spawnSync('sh', ['-c', shell], { env }).stdout.toString().trim().split('\\n').at(-1));
  }
`);
report(Object.fromEntries(Object.keys(programs).map((name, i) => [name, Number(lines[i])])));

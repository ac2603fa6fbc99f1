// A shell script starts the server as its child, or puts it in its own place by `exec`. SIGTERM goes to the pid of the script.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once, report, until } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, 'server.mjs'),
  `
  process.on('SIGTERM', () => {
    console.log('SIGTERM');
    process.exit(0);
  });
  // Ends when nobody reads its output any more.
  setInterval(() => process.stdout.write('.'), 20);
  console.log('up');
`,
);

const heard = async (line) => {
  const file = join(folder, 'start.sh');
  writeFileSync(file, `#!/bin/sh\nset -e\nexport NODE_ENV=production\n${line}\n`);
  const script = spawn('sh', [file], { env: { ...process.env, NODE: process.execPath }, detached: true });
  let output = '';
  script.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  await until(() => output.includes('up'), 'the server is up');
  const ended = once(script, 'exit');
  process.kill(script.pid, 'SIGTERM');
  await ended;
  const length = output.length;
  // Either the server says that it heard the signal, or it goes on writing its dots.
  await until(
    () => output.includes('SIGTERM') || output.length > length + 5,
    'a sign of life, or a last word',
  );
  const answer = output.includes('SIGTERM') ? 'the server heard SIGTERM' : 'the server heard nothing';
  try {
    process.kill(-script.pid, 'SIGKILL'); // what is left of the group
  } catch {
    // nothing is left
  }
  return answer;
};

report({
  asWritten: await heard(`"$NODE" ${folder}/server.mjs`),
  withExec: await heard(`exec "$NODE" ${folder}/server.mjs`),
});

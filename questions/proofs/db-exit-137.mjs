// A shell runs a Node program that is ended by SIGKILL. Which exit status does the shell report?
import { execFileSync } from 'node:child_process';

const program = 'process.kill(process.pid, "SIGKILL")';
const status = (body) =>
  execFileSync('sh', ['-c', `"$0" -e '${body}' 2>/dev/null; echo $?`, process.execPath], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
console.log(JSON.stringify({ status: Number(status(program)) }));

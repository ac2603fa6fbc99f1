// The name under which Linux lists a Node process (what `pgrep -x` and `ps -o comm` look at).
import { readFileSync } from 'node:fs';

const name = readFileSync('/proc/self/comm', 'utf8').trim();
console.log(JSON.stringify({ foundByPgrepExactNode: name === 'node' }));

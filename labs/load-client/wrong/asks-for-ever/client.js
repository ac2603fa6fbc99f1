// Wrong on purpose. Who waits for a server that may come up asks at once again, and for ever when none does.
import http from 'node:http';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? 3);

/** So many connections for each worker: chance can look fair over a few, never over a dozen rounds. */
const ROUNDS = 12;
/** A server that is silent for so long has nothing to say, in milliseconds. */
const PATIENCE = 2000;

const EXIT_CODES = { balanced: 0, unbalanced: 1, unknown: 2 };

const verdict = await judge();
console.log(verdict);
process.exitCode = EXIT_CODES[verdict];

async function judge() {
  const counts = new Map();
  try {
    // One after the other. Of many at once a worker that is busy gets fewer, under round robin too, and rightly so.
    for (let i = 0; i < ROUNDS * WORKERS; i++) {
      let pid;
      // The server may not be up yet.
      while (pid === undefined) pid = await askForPid().catch((error) => console.error(error));
      counts.set(pid, (counts.get(pid) ?? 0) + 1);
    }
  } catch (error) {
    // What was not measured is not known. It is neither "balanced" nor "unbalanced".
    console.error(`no verdict: ${error.message}`);
    return 'unknown';
  }
  console.error(`connections by worker: ${[...counts.values()].join(', ')}`);

  // Who never answered does not stand in the map, and has got none all the same.
  const shares = [...counts.values()];
  while (shares.length < WORKERS) shares.push(0);

  // Wherever the round began and ended, in a fair share nobody is ahead by more than one.
  return Math.max(...shares) - Math.min(...shares) <= 1 ? 'balanced' : 'unbalanced';
}

/** Asks on a connection of its own: it is connections that are shared out, and a kept one always reaches one worker. */
function askForPid() {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port: PORT, agent: false }, async (response) => {
      try {
        let body = '';
        for await (const part of response.setEncoding('utf8')) body += part;
        if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
        resolve(JSON.parse(body).pid);
      } catch (error) {
        reject(error);
      }
    });
    request.setTimeout(PATIENCE, () => request.destroy(new Error(`no answer for ${PATIENCE} ms`)));
    request.on('error', reject);
  });
}

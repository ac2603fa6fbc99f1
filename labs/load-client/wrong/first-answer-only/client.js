const url = `http://127.0.0.1:${process.env.PORT}/`;
const workers = Number(process.env.WORKERS);
const codes = { balanced: 0, unbalanced: 1, unknown: 2 };

async function ask(options = {}) {
  const response = await fetch(url, { headers: { connection: 'close' }, ...options });
  return (await response.json()).pid;
}

async function look() {
  const counts = new Map();
  const count = (pid) => counts.set(pid, (counts.get(pid) ?? 0) + 1);
  // Is it there, and does it answer?
  count(await ask({ signal: AbortSignal.timeout(2000) }));
  for (let i = 1; i < 12 * workers; i++) count(await ask());
  const shares = [...counts.values()];
  while (shares.length < workers) shares.push(0);
  return Math.max(...shares) - Math.min(...shares) <= 1 ? 'balanced' : 'unbalanced';
}

const verdict = await look().catch(() => 'unknown');
console.log(verdict);
process.exitCode = codes[verdict];

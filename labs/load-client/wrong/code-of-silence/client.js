const url = `http://127.0.0.1:${process.env.PORT}/`;
const workers = Number(process.env.WORKERS);
const codes = { balanced: 0, unbalanced: 1, unknown: 2 };

// One limit for all of it.
const limit = setTimeout(() => {
  console.log('unknown');
  process.exit(1);
}, 8000);

async function look() {
  const counts = new Map();
  for (let i = 0; i < 12 * workers; i++) {
    const response = await fetch(url, { headers: { connection: 'close' } });
    const { pid } = await response.json();
    counts.set(pid, (counts.get(pid) ?? 0) + 1);
  }
  const shares = [...counts.values()];
  while (shares.length < workers) shares.push(0);
  return Math.max(...shares) - Math.min(...shares) <= 1 ? 'balanced' : 'unbalanced';
}

const verdict = await look().catch(() => 'unknown');
clearTimeout(limit);
console.log(verdict);
process.exitCode = codes[verdict];

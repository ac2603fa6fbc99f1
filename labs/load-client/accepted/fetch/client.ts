// fetch keeps connections too. With this header it closes each one after its answer.
const url = `http://127.0.0.1:${process.env.PORT}/`;
const workers = Number(process.env.WORKERS);

async function pidOf(): Promise<number> {
  const response = await fetch(url, { headers: { connection: 'close' }, signal: AbortSignal.timeout(2500) });
  if (!response.ok) throw new Error(response.statusText);
  const { pid } = (await response.json()) as { pid: number };
  return pid;
}

async function look(): Promise<'balanced' | 'unbalanced'> {
  const pids: number[] = [];
  while (pids.length < 20 * workers) pids.push(await pidOf());
  const shares = [...new Set(pids)].map((pid) => pids.filter((other) => other === pid).length);
  // Twenty rounds: each worker has exactly twenty, or the sharing is not even.
  return shares.length === workers && shares.every((share) => share === 20) ? 'balanced' : 'unbalanced';
}

const verdict = await look().catch(() => 'unknown' as const);
console.log(verdict);
process.exit({ balanced: 0, unbalanced: 1, unknown: 2 }[verdict]);

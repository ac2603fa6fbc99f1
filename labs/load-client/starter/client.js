const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? 3);

const answers = new Map();

// TODO: these twelve requests share one or two connections, and so they reach one or two workers, however the server
// balances. Why?
// TODO: how many answers does it take, and what if there are none?
for (let i = 0; i < 12; i++) {
  const response = await fetch(`http://127.0.0.1:${PORT}/`);
  const { pid } = await response.json();
  answers.set(pid, (answers.get(pid) ?? 0) + 1);
}

// TODO: that every worker has answered once does not make it balanced.
const verdict = answers.size === WORKERS ? 'balanced' : 'unbalanced';

console.log(verdict);
process.exitCode = verdict === 'balanced' ? 0 : 1;

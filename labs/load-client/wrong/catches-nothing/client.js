import http from 'node:http';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? 3);
const CODES = { balanced: 0, unbalanced: 1, unknown: 2 };

const askForPid = () =>
  new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port: PORT, agent: false }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve(JSON.parse(body).pid));
    });
    request.setTimeout(2000, () => request.destroy(new Error('no answer')));
    request.on('error', reject);
  });

async function judge() {
  const counts = new Map();
  for (let i = 0; i < 12 * WORKERS; i++) {
    const pid = await askForPid();
    counts.set(pid, (counts.get(pid) ?? 0) + 1);
  }
  const shares = [...counts.values()];
  while (shares.length < WORKERS) shares.push(0);
  return Math.max(...shares) - Math.min(...shares) <= 1 ? 'balanced' : 'unbalanced';
}

const verdict = await judge();
console.log(verdict);
process.exitCode = CODES[verdict];

const net = require('node:net');

const workers = Number(process.env.WORKERS);
const ask = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

/** The worker behind one connection: what HTTP does underneath, by hand. */
const pidBehind = () =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = net.connect(process.env.PORT, '127.0.0.1', () => socket.write(ask));
    socket.setTimeout(3000, () => socket.destroy(new Error('silent')));
    socket.on('data', (part) => {
      text += part;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const pid = /"pid":\s*(\d+)/.exec(text)?.[1];
      pid ? resolve(pid) : reject(new Error('no pid in the answer'));
    });
  });

const finish = (word, code) => {
  console.log(word);
  process.exitCode = code;
};

(async () => {
  const row = [];
  for (let i = 0; i < 15 * workers; i++) row.push(await pidBehind());
  // Round robin comes round: whoever answers now also answered one round ago.
  const first = new Set(row.slice(0, workers));
  const breaks = row.filter((pid, i) => i >= workers && pid !== row[i - workers]).length;
  if (first.size === workers && breaks === 0) finish('balanced', 0);
  else finish('unbalanced', 1);
})().catch(() => finish('unknown', 2));

const cluster = require('node:cluster');
const http = require('node:http');
const { Worker, isMainThread, parentPort } = require('node:worker_threads');
const { seal } = require('./seal.js');

const BLOCK = 100;

// The primary gives out numbers by the hundred. Each worker seals in a thread, so that its event loop stays free as well.
if (!isMainThread) {
  parentPort.on('message', ({ id, item }) => parentPort.postMessage({ id, seal: seal(item) }));
} else if (cluster.isPrimary) {
  let next = 1;
  cluster.on('message', (worker) => {
    worker.send({ from: next, to: next + BLOCK });
    next += BLOCK;
  });
  for (let i = 0; i < process.env.WORKERS; i++) cluster.fork();
} else {
  const thread = new Worker(__filename);
  const open = new Map();
  let lastId = 0;
  let block = { from: 0, to: 0 };
  let refill;

  thread.on('message', ({ id, seal }) => {
    open.get(id)(seal);
    open.delete(id);
  });
  const sealed = (item) =>
    new Promise((resolve) => {
      lastId += 1;
      open.set(lastId, resolve);
      thread.postMessage({ id: lastId, item });
    });

  const nextNumber = async () => {
    while (block.from === block.to) {
      refill ??= new Promise((resolve) => {
        process.once('message', (fresh) => {
          block = fresh;
          refill = undefined;
          resolve();
        });
        process.send('more');
      });
      await refill;
    }
    return block.from++;
  };

  http
    .createServer(async (req, res) => {
      const url = new URL(req.url, 'http://localhost');
      const body = { pid: process.pid };
      if (url.pathname === '/order') {
        body.number = await nextNumber();
        body.seal = await sealed(url.searchParams.get('item'));
      }
      res.setHeader('Content-Type', 'application/json');
      res.end(JSON.stringify(body));
    })
    .listen(process.env.PORT, '127.0.0.1');
}

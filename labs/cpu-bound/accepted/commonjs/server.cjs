const http = require('node:http');
const { Worker, isMainThread, parentPort } = require('node:worker_threads');
const { createHandler } = require('./app.cjs');
const { hash } = require('./hash.cjs');

// One file for both sides. The id of a job travels with it, and the answers may come in any order.
if (!isMainThread) {
  parentPort.on('message', ({ id, n }) => {
    let reply;
    try {
      reply = { id, hash: hash(n) };
    } catch (error) {
      reply = { id, error };
    }
    parentPort.postMessage(reply);
  });
} else {
  const size = Number(process.env.POOL || 2);
  const pending = new Map();
  const queue = [];
  let lastId = 0;
  const drain = () => {
    while (free.length > 0 && queue.length > 0) free.shift().postMessage(queue.shift());
  };
  const free = Array.from({ length: size }, () => {
    const thread = new Worker(__filename);
    thread.on('message', ({ id, hash, error }) => {
      const { resolve, reject } = pending.get(id);
      pending.delete(id);
      error ? reject(error) : resolve(hash);
      free.push(thread);
      drain();
    });
    return thread;
  });

  const compute = (n) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      queue.push({ id, n });
      drain();
    });

  http.createServer(createHandler(compute)).listen(process.env.PORT, '127.0.0.1');
}

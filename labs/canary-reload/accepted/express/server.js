import cluster from 'node:cluster';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';

const env = process.env;

if (cluster.isPrimary) await primary();
else await worker();

async function primary() {
  const spared = new WeakSet();
  let reload = Promise.resolve();

  cluster.on('exit', (worker) => {
    if (!spared.has(worker)) cluster.fork();
  });
  for (let i = Number(env.WORKERS ?? availableParallelism()); i > 0; i--) cluster.fork();

  // Each reload waits for the one before it.
  process.on('SIGHUP', () => {
    reload = reload.then(renew);
  });

  async function renew() {
    for (const old of Object.values(cluster.workers)) {
      const fresh = cluster.fork();
      spared.add(fresh);
      const listens = new Promise((resolve) => fresh.once('listening', () => resolve(true)));
      const dies = new Promise((resolve) => fresh.once('exit', () => resolve(false)));
      const late = sleep(Number(env.READY_TIMEOUT_MS ?? 5000), false, { ref: false });
      if (!(await Promise.race([listens, dies, late]))) {
        fresh.process.kill('SIGKILL');
        return;
      }
      spared.delete(fresh);
      spared.add(old);
      if (old.isDead()) continue;
      const gone = new Promise((resolve) => old.once('exit', resolve));
      old.send('bye');
      await gone;
    }
  }
}

async function worker() {
  await sleep(Number(env.BOOT_MS ?? 300));
  if (env.BOOT_FAULT && existsSync(env.BOOT_FAULT)) {
    if (readFileSync(env.BOOT_FAULT, 'utf8').startsWith('hang')) for (;;) await sleep(60_000);
    process.exit(3);
  }
  const app = express();
  let bye = false;
  const reply = (res) => {
    if (bye) res.set('Connection', 'close');
    res.json({ pid: process.pid });
  };
  app.get('/', (_req, res) => reply(res));
  app.get('/work', (req, res) => void setTimeout(reply, Number(req.query.ms), res));
  app.get('/block', (req, res) => {
    for (const end = Date.now() + Number(req.query.ms); Date.now() < end; );
    reply(res);
  });
  app.get('/crash', () => void setImmediate(() => JSON.parse('crash')));
  const server = app.listen(Number(env.PORT ?? 8000));
  process.on('message', () => {
    bye = true;
    server.close(() => process.disconnect());
  });
}

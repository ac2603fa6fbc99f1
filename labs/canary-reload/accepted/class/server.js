import cluster from 'node:cluster';
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const { PORT = 8000, WORKERS = availableParallelism(), READY_TIMEOUT_MS = 5000 } = process.env;

/** One worker and what it is for: it emits `ready` once, or `failed`, and at last `gone`. */
class Member extends EventEmitter {
  state = 'starting';

  constructor(limit) {
    super();
    this.worker = cluster.fork();
    const timer = setTimeout(() => this.worker.process.kill('SIGKILL'), limit);
    this.worker.on('listening', () => {
      clearTimeout(timer);
      this.state = 'serving';
      this.emit('ready');
    });
    this.worker.on('exit', () => {
      clearTimeout(timer);
      const before = this.state;
      this.state = 'gone';
      this.emit('gone', before);
    });
  }

  /** Whether it came up. */
  settled() {
    return new Promise((resolve) => {
      this.once('ready', () => resolve(true));
      this.once('gone', () => resolve(false));
    });
  }

  leave() {
    if (this.state === 'gone') return Promise.resolve();
    this.state = 'leaving';
    const gone = new Promise((resolve) => this.once('gone', resolve));
    this.worker.send('leave');
    return gone;
  }
}

class Pool {
  members = new Set();
  reloading = false;

  constructor(size) {
    while (this.members.size < size) this.admit(new Member(60_000));
  }

  admit(member) {
    this.members.add(member);
    member.once('gone', (before) => {
      this.members.delete(member);
      if (before !== 'leaving') setTimeout(() => this.admit(new Member(60_000)), 20);
    });
  }

  async reload() {
    if (this.reloading) return;
    this.reloading = true;
    for (const old of [...this.members]) {
      const canary = new Member(Number(READY_TIMEOUT_MS));
      if (!(await canary.settled())) break;
      this.admit(canary);
      await old.leave();
    }
    this.reloading = false;
  }
}

if (cluster.isPrimary) {
  const pool = new Pool(Number(WORKERS));
  process.on('SIGHUP', () => pool.reload());
} else {
  const { handler } = await import('./app.js');
  let leaving = false;
  const server = createServer((req, res) => {
    // Set at the end, when it is known whether this worker is about to leave.
    const head = res.writeHead;
    res.writeHead = (...args) => {
      if (leaving) res.setHeader('Connection', 'close');
      return head.apply(res, args);
    };
    handler(req, res);
  });
  process.on('message', () => {
    leaving = true;
    cluster.worker.disconnect();
  });
  server.listen(Number(PORT), '127.0.0.1');
}

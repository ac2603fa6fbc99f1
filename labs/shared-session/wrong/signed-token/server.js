import cluster from 'node:cluster';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);
const KEY = process.env.SESSION_KEY ?? 'change me';
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  const sign = (text) => createHmac('sha256', KEY).update(text).digest('base64url');
  const sessions = {
    begin(user) {
      const text = Buffer.from(JSON.stringify({ user, nonce: randomBytes(8).toString('hex') })).toString('base64url');
      return `${text}.${sign(text)}`;
    },
    find(id) {
      const [text = '', signature = ''] = id.split('.');
      const right = Buffer.from(sign(text));
      const given = Buffer.from(signature);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return JSON.parse(Buffer.from(text, 'base64url').toString()).user;
    },
    // The handler takes the cookie away from the browser, and nothing is kept here.
    end() {},
  };

  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}

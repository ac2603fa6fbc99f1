import { DatabaseSync } from 'node:sqlite';
import { createClient } from 'redis';

const SECONDS = 7 * 24 * 60 * 60;

/** Sessions in the Redis at REDIS_URL, by the package `redis`; where there is none, in the SQLite file STORE_FILE. */
export async function openSessions({ REDIS_URL, STORE_FILE } = process.env) {
  return REDIS_URL
    ? inRedis(await createClient({ url: REDIS_URL }).on('error', console.error).connect())
    : inFile(STORE_FILE);
}

function inRedis(client) {
  return {
    put: (key, session) => client.hSet(key, session).then(() => client.expire(key, SECONDS)),
    get: async (key) => {
      const session = await client.hGetAll(key);
      return session.user === undefined ? undefined : session;
    },
    remove: (key) => client.del(key),
  };
}

function inFile(file) {
  const db = new DatabaseSync(file, { timeout: 5000 });
  db.exec(
    'CREATE TABLE IF NOT EXISTS sessions (key TEXT PRIMARY KEY, user TEXT, since INTEGER) WITHOUT ROWID',
  );
  const put = db.prepare('INSERT INTO sessions VALUES (?, ?, ?)');
  const get = db.prepare('SELECT user, since FROM sessions WHERE key = ? AND since > ?');
  const remove = db.prepare('DELETE FROM sessions WHERE key = ?');
  return {
    put: async (key, { user, since }) => void put.run(key, user, since),
    get: async (key) => get.get(key, Date.now() - 1000 * SECONDS),
    remove: async (key) => void remove.run(key),
  };
}

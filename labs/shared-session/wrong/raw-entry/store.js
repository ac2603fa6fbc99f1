// Given: you need not change this file. The work is in server.js.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from './redis.js';

/**
 * Opens the store that all processes of this server can share: the Redis at REDIS_URL where that is set, else the SQLite
 * file STORE_FILE. It outlives every process of the server. Keys and values are text, and each entry ends by itself
 * after so many seconds.
 *
 * @typedef {object} Store
 * @property {(key: string) => Promise<string | undefined>} get
 * @property {(key: string, value: string, seconds: number) => Promise<void>} set
 * @property {(key: string) => Promise<void>} delete
 *
 * @returns {Store}
 */
export function openStore() {
  const { REDIS_URL, STORE_FILE = join(tmpdir(), 'store.sqlite') } = process.env;
  return REDIS_URL ? redisStore(new Redis(REDIS_URL)) : sqliteStore(STORE_FILE);
}

function redisStore(redis) {
  return {
    async get(key) {
      return (await redis.send('GET', key)) ?? undefined;
    },
    async set(key, value, seconds) {
      await redis.send('SET', key, value, 'EX', seconds);
    },
    async delete(key) {
      await redis.send('DEL', key);
    },
  };
}

function sqliteStore(file) {
  // Only where it is used: on some versions of Node, loading it prints a warning.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const db = new DatabaseSync(file);
  // Whoever finds the file locked by another process waits for its turn.
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA synchronous = OFF');
  db.exec(
    'CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT NOT NULL, ends INTEGER NOT NULL)',
  );
  const get = db.prepare('SELECT value FROM entries WHERE key = ? AND ends > ?');
  const set = db.prepare('INSERT OR REPLACE INTO entries (key, value, ends) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM entries WHERE key = ?');
  return {
    async get(key) {
      return get.get(key, Date.now())?.value;
    },
    async set(key, value, seconds) {
      set.run(key, value, Date.now() + 1000 * seconds);
    },
    async delete(key) {
      remove.run(key);
    },
  };
}

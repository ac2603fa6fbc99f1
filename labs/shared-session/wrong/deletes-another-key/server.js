import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';
import { openStore } from './store.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());
/** A session that nobody uses any more must go some day, or the store only ever grows. */
const ONE_DAY = 24 * 60 * 60;

if (cluster.isPrimary) runPrimary();
else runWorker();

function runPrimary() {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < WORKERS; i++) cluster.fork();
}

function runWorker() {
  const sessions = createSessions(openStore());
  createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');
}

/**
 * Sessions that belong to no process. A worker keeps nothing of them, not even for a moment: each question goes to the
 * store. A copy in the worker would be faster, and would still say "known" when another worker has logged the user out.
 */
function createSessions(store) {
  // One entry for each session. In one entry for all, two logins at once would overwrite each other.
  const keyOf = (id) => `session:${id}`;

  return {
    async begin(user) {
      // Random, so that no two workers make the same and nobody guesses one: the id is all that a client has to show.
      const id = randomUUID();
      // The answer waits until the store has it. The next request may reach another worker a millisecond later.
      await store.set(keyOf(id), JSON.stringify({ user }), ONE_DAY);
      return id;
    },

    async find(id) {
      const session = await store.get(keyOf(id));
      return session === undefined ? undefined : JSON.parse(session).user;
    },

    // The cookie is gone in the browser, but somebody may have a copy. What counts is that the entry is gone.
    async end(id) {
      await store.delete(id);
    },
  };
}

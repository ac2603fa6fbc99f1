import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createHandler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);

// With one process all requests come to the same one.
const users = new Map();
const sessions = {
  begin(user) {
    const id = randomUUID();
    users.set(id, user);
    return id;
  },
  find: (id) => users.get(id),
  end: (id) => void users.delete(id),
};

createServer(createHandler(sessions)).listen(PORT, '127.0.0.1');

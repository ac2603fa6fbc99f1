'use strict';
const cluster = require('node:cluster');
const { randomBytes } = require('node:crypto');
const http = require('node:http');
const os = require('node:os');
const { createHandler } = require('./app.js');
const { openStore } = require('./store.js');

const port = Number(process.env.PORT ?? 8000);
const workers = Number(process.env.WORKERS ?? os.availableParallelism());

function createSessions(store) {
  return {
    begin: async (user) => {
      const id = randomBytes(24).toString('base64url');
      await store.set(id, user, 86_400);
      return id;
    },
    find: (id) => store.get(id),
    end: (id) => store.delete(id),
  };
}

if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < workers; i += 1) cluster.fork();
} else {
  http.createServer(createHandler(createSessions(openStore()))).listen(port, '127.0.0.1');
}

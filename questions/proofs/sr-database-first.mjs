// A request in flight still needs the database. It is closed right at the shutdown, or in the callback of server.close().
import http from 'node:http';
import { get, report } from './lib.mjs';

const shutdown = async (when) => {
  const database = {
    open: true,
    query() {
      if (!this.open) throw new Error('the database is closed');
    },
    close() {
      this.open = false;
    },
  };
  const server = http.createServer((_req, res) => {
    if (when === 'first') database.close();
    server.close(() => database.close());
    setTimeout(() => {
      try {
        database.query();
        res.end('done');
      } catch {
        res.writeHead(500).end();
      }
    }, 50);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (await get(server.address().port)).status;
};

report({ databaseFirst: await shutdown('first'), databaseInTheCallback: await shutdown('in the callback') });

// A client keeps idle connections for 300 ms. Which side closes first: with a server that keeps them shorter, and longer?
import http from 'node:http';
import { get, once, report, until } from './lib.mjs';

const closesFirst = async (keepAliveTimeout) => {
  const server = http.createServer({ keepAliveTimeout, keepAliveTimeoutBuffer: 0 }, (_req, res) => {
    res.removeHeader('Keep-Alive');
    res.end('done');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connection = once(server, 'connection');
  const agent = new http.Agent({ keepAlive: true });
  let ended;
  agent.on('free', (socket) => {
    socket.on('close', () => {
      ended ??= 'the server';
    });
    setTimeout(() => {
      ended ??= 'the client';
      socket.destroy();
    }, 300);
  });
  await get(server.address().port, '/', { agent });
  await connection;
  return until(() => ended, 'the idle connection is closed');
};

report({ shorterThanTheClient: await closesFirst(20), longerThanTheClient: await closesFirst(60_000) });

// server.listening right after close(), and in its callback.
import http from 'node:http';

const lines = [];
const server = http.createServer();
server.listen(0, '127.0.0.1', () => {
  server.close(() => lines.push(`closed ${server.listening}`));
  lines.push(`after ${server.listening}`);
});
process.on('exit', () => console.log(JSON.stringify(lines)));

import { connect as connectPlain, createServer, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/**
 * Asks the Redis at `url` for an answer, with the user and password that stand there. Resolves with undefined when it
 * answers, else with the reason why it does not. Takes at most `limit` milliseconds.
 */
export function pingRedis(url: string, limit: number): Promise<string | undefined> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const at = { host: hostname.replace(/^\[|\]$/g, '') || '127.0.0.1', port: Number(port || 6379) };
  return new Promise((resolve) => {
    const socket: Socket =
      protocol === 'rediss:' ? connectTls({ ...at, servername: at.host }) : connectPlain(at);
    const end = (reason: string | undefined) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(reason);
    };
    const timer = setTimeout(() => end(`no answer came within ${limit} ms`), limit);
    let said = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const refusal = /^-(.*)\r\n/m.exec(said)?.[1];
      if (refusal !== undefined) end(refusal);
      else if (said.includes('+PONG\r\n')) end(undefined);
      else if (said.length > 1000) end('what came was not the answer of a Redis');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
    socket.once('close', () => end('the connection was closed'));
    const user = username === '' ? [] : [decodeURIComponent(username)];
    if (password !== '') socket.write(command('AUTH', ...user, decodeURIComponent(password)));
    socket.write(command('PING'));
  });
}

/** A command as Redis reads it: the number of words, then each with its length. */
function command(...words: string[]): string {
  const told = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${told.join('')}`;
}

/** A port of 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

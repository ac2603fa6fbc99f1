import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { freePort, pingRedis } from './redis.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Something that listens, says these words to whoever has said anything, and keeps what it heard. */
const speaker = async (words: string): Promise<{ port: number; heard: string[] }> => {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard.push(text);
      if (words !== '') socket.write(words);
    });
  });
  servers.push(server);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port, heard };
};

it('a Redis answers, and hears user and password as they were before they stood in an address', async () => {
  const { port, heard } = await speaker('+OK\r\n+PONG\r\n');
  expect(await pingRedis(`redis://ada:p%40ss@127.0.0.1:${port}`, 5000)).toBeUndefined();
  expect(heard.join('')).toBe('*3\r\n$4\r\nAUTH\r\n$3\r\nada\r\n$4\r\np@ss\r\n*1\r\n$4\r\nPING\r\n');
});

it('tells why there is no answer', async () => {
  expect(await pingRedis(`redis://127.0.0.1:${await freePort()}`, 5000)).toBe('ECONNREFUSED');
  const refuses = await speaker('-NOAUTH Authentication required.\r\n');
  expect(await pingRedis(`redis://127.0.0.1:${refuses.port}`, 5000)).toBe('NOAUTH Authentication required.');
  const silent = await speaker('');
  expect(await pingRedis(`redis://127.0.0.1:${silent.port}`, 50)).toBe('no answer came within 50 ms');
  const other = await speaker('HTTP/1.1 400 Bad Request\r\n'.repeat(50));
  expect(await pingRedis(`redis://127.0.0.1:${other.port}`, 5000)).toContain('not the answer of a Redis');
});

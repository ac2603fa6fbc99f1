// Given: you need not change this file. The work is in server.js.
import net from 'node:net';
import tls from 'node:tls';

/** Speaks with a Redis, on one connection, which is opened when it is needed and anew after it broke. */
export class Redis {
  #url;
  #socket;

  constructor(url) {
    this.#url = new URL(url);
  }

  /** Sends one command, and resolves with the reply: text, a number, or null for what is not there. */
  send(...words) {
    return new Promise((resolve, reject) => {
      this.#socket ??= this.#open();
      // Replies come in the order of the commands, so that nothing but the order tells whose each one is.
      this.#socket.waiting.push({ resolve, reject });
      this.#socket.write(encode(words));
    });
  }

  #open() {
    const { protocol, hostname, port, username, password } = this.#url;
    const at = { host: hostname, port: Number(port || 6379) };
    const socket = protocol === 'rediss:' ? tls.connect({ ...at, servername: hostname }) : net.connect(at);
    socket.waiting = [];
    let rest = Buffer.alloc(0);
    let broken = new Error('The connection to Redis was closed.');
    socket.on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let found = decode(rest); found !== undefined; found = decode(rest)) {
        rest = rest.subarray(found.length);
        const { resolve, reject } = socket.waiting.shift();
        if (found.reply instanceof Error) reject(found.reply);
        else resolve(found.reply);
      }
    });
    socket.on('error', (error) => {
      broken = error;
    });
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = undefined;
      for (const { reject } of socket.waiting) reject(broken);
    });
    if (password !== '') {
      const user = username === '' ? [] : [decodeURIComponent(username)];
      socket.waiting.push({ resolve() {}, reject: (error) => socket.destroy(error) });
      socket.write(encode(['AUTH', ...user, decodeURIComponent(password)]));
    }
    return socket;
  }
}

/** A command as Redis reads it: the number of words, then each with its length in bytes. */
function encode(words) {
  const told = words.map(String).map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${told.join('')}`;
}

/** The first reply in these bytes and how many of them it takes; undefined as long as it is not whole. */
function decode(bytes) {
  const line = bytes.indexOf('\r\n');
  if (line === -1) return undefined;
  const kind = String.fromCharCode(bytes[0]);
  const text = bytes.toString('utf8', 1, line);
  const length = line + 2;
  if (kind === '-') return { reply: new Error(`Redis: ${text}`), length };
  if (kind === '+') return { reply: text, length };
  if (kind === ':') return { reply: Number(text), length };
  if (kind !== '$')
    return { reply: new Error('Redis sent a kind of reply that this client does not know.'), length };
  if (text === '-1') return { reply: null, length };
  const end = length + Number(text);
  return bytes.length < end + 2 ? undefined : { reply: bytes.toString('utf8', length, end), length: end + 2 };
}

// A server writes 40 MB and then leaves in one of three ways. How much does the client get?
import net from 'node:net';
import { report } from './lib.mjs';

const size = 40 * 1024 * 1024;
const leaving = (how) =>
  new Promise((resolve) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.write(Buffer.alloc(size));
      socket[how]();
    });
    server.listen(0, '127.0.0.1', () => {
      let got = 0;
      const client = net.connect(server.address().port, '127.0.0.1');
      client.on('data', (part) => {
        got += part.length;
      });
      client.on('error', () => {});
      client.on('close', () => resolve(got === size ? 'all bytes' : 'a part'));
    });
  });

report({
  end: await leaving('end'),
  destroySoon: await leaving('destroySoon'),
  destroy: await leaving('destroy'),
});

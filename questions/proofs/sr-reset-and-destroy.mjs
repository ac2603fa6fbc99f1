// What a waiting client is told when the server ends its socket, resets it, or only closes the server.
import net from 'node:net';
import { once, report } from './lib.mjs';

const told = async (how) => {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connected = once(server, 'connection');
  const client = net.connect(server.address().port, '127.0.0.1');
  const heard = new Promise((resolve) => {
    client.on('end', () => resolve('end'));
    client.on('error', ({ code }) => resolve(code));
    client.on('data', () => resolve('nothing')); // the connection still works
  });
  client.resume();
  const [socket] = await connected;
  if (how === 'close') {
    server.close();
    setTimeout(() => socket.write('still here'), 100);
  } else socket[how]();
  return heard;
};

report({
  end: await told('end'),
  resetAndDestroy: await told('resetAndDestroy'),
  close: await told('close'),
});

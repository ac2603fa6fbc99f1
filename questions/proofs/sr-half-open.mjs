// The client ends its side; the server writes its answer only afterwards.
import net from 'node:net';
import { once, report } from './lib.mjs';

const answerAfterEnd = async (allowHalfOpen) => {
  const server = net.createServer({ allowHalfOpen });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connected = once(server, 'connection');
  const client = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
  const [socket] = await connected;
  const heard = new Promise((resolve) => client.once('data', (data) => resolve(String(data))));
  socket.resume(); // reads, so that it notices the end
  const ended = once(socket, 'end');
  client.end('question');
  await ended;
  await new Promise((resolve) => setImmediate(resolve));
  const failed = new Promise((resolve) => {
    socket.on('error', () => {}).write('the answer arrives', (error) => error && resolve('the write fails'));
  });
  return Promise.race([heard, failed]);
};

report({ byDefault: await answerAfterEnd(false), allowHalfOpen: await answerAfterEnd(true) });

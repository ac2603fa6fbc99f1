// What NODE_DEBUG=net adds to stderr.
import { report, run } from './lib.mjs';

const source = `
  import net from 'node:net';
  const server = net.createServer().listen(0, '127.0.0.1', () => server.close());
  console.log(process.pid);
`;
const debug = await run(source, { env: { NODE_DEBUG: 'net' } });
const plain = await run(source, { env: { NODE_DEBUG: '' } });
report({
  with: debug.stderr.includes('NET '),
  hasPid: debug.stderr.includes(`NET ${debug.lines[0]}:`),
  without: plain.stderr.includes('NET '),
});

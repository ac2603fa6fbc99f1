// A server takes SIGTERM once and begins to shut down, which takes a while. Then SIGTERM comes a second time.
import { report, start } from './lib.mjs';

const tell = (line) => console.log(JSON.stringify(line));

const server = start(`
process.once('SIGTERM', () => {
  console.log('I begin to shut down.');
  setTimeout(() => process.exit(0), 60_000);
});
setInterval(() => {}, 1000);
console.log('I run.');
`);

const say = async (line) => tell({ server: true, said: await server.line(line) });
await say('I run.');
for (const which of ['first', 'second']) {
  tell({ operator: true, said: `I send the ${which} SIGTERM.` });
  server.child.kill('SIGTERM');
  if (which === 'first') await say('I begin');
}
const { code, signal } = await server.ended;
tell({ operator: true, said: `It ended: code ${code}, signal ${signal}.` });
report({ code, signal });

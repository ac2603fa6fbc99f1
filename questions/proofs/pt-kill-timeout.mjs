// Plays the supervisor: SIGINT, and SIGKILL if the program still runs after the time it allows.
// The program drains well, but its request takes 1.5 s.
import { get, report, start } from './lib.mjs';

const stop = async (allowed) => {
  const program = start(`
    import http from 'node:http';
    const server = http.createServer((req, res) => {
      console.log('request');
      setTimeout(() => res.end('done'), 1500);
    });
    server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
    process.on('SIGINT', () => {
      console.log('draining');
      server.close();
    });
  `);
  const request = get(Number((await program.line('port')).slice(5)), '/', {
    headers: { Connection: 'close' },
  });
  await program.line('request');
  process.kill(program.pid, 'SIGINT');
  await program.line('draining');
  const timer = setTimeout(() => process.kill(program.pid, 'SIGKILL'), allowed);
  const { code, signal } = await program.ended;
  clearTimeout(timer);
  const { status, error } = await request;
  return { request: status ?? error, ended: signal ?? code };
};

report({ allowed100ms: await stop(100), allowed60s: await stop(60_000) });

// Helpers for the proofs: wait for a condition, send a request, run a program and clean up after it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = [];
const programs = [];
process.on('exit', () => {
  for (const program of programs) program.killGroup();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** Waits until `condition()` is truthy and returns its value; after `ms` fails, naming what did not come. */
export async function until(condition, what, ms = 30_000) {
  const end = performance.now() + ms;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > end) throw new Error(`did not happen within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Resolves with the arguments of the next `event` of `emitter`; fails after `ms`. */
export function once(emitter, event, ms = 30_000) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no '${event}' within ${ms} ms`)), ms);
    emitter.once(event, (...args) => {
      clearTimeout(timer);
      resolve(args);
    });
  });
}

/** One GET on its own connection, or on `agent`'s: `{ status, body, headers }`, or `{ error: code }`. */
export function get(port, path = '/', { agent = false, headers = {}, ms = 30_000 } = {}) {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path, agent, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, body, headers: response.headers }));
      response.on('error', (error) => resolve({ error: error.code }));
    });
    request.setTimeout(ms, () => request.destroy(Object.assign(new Error('timeout'), { code: 'TIMEOUT' })));
    request.on('error', (error) => resolve({ error: error.code }));
  });
}

/** A port of 127.0.0.1 that nobody listens on just now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether the process lives. Only for processes whose parent has collected its dead children: a zombie counts as alive. */
export function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** For the source of a worker: a port of its own, which needs no primary. The worker prints it. */
export const DOOR = `http
    .createServer((req, res) => res.end())
    .listen({ port: 0, host: '127.0.0.1', exclusive: true }, function () {
      console.log('door ' + this.address().port);
    });`;

/**
 * Whether new connections to `port` are answered while the primary of `program` is stopped. Its `workers` have a DOOR
 * each: a worker that accepts at `port` by itself has done so before it answers a later request there, twice.
 */
export async function answersWhileStopped(program, port, workers) {
  await program.line('door ', workers);
  const doors = program.lines.filter((line) => line.startsWith('door ')).map((line) => Number(line.slice(5)));
  let answered = false;
  process.kill(program.pid, 'SIGSTOP');
  const asked = get(port).then(({ status }) => {
    answered = status === 200;
  });
  for (const door of [...doors, ...doors]) await get(door);
  const alone = answered;
  process.kill(program.pid, 'SIGCONT');
  await asked;
  return alone;
}

/**
 * Runs `source` as a program of its own, in its own process group. `lines` are what it printed so far, `line(start, n)`
 * waits for the nth line that begins so, `ended` resolves with `{ code, signal }` when it is over and its output complete.
 * `fds` are open files of ours that it gets as its own 3, 4 and so on.
 */
export function start(source, { type = 'mjs', args = [], env = {}, execArgv = [], fds = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  folders.push(folder);
  const file = join(folder, `program.${type}`);
  writeFileSync(file, source);
  const child = spawn(process.execPath, [...execArgv, file, ...args], {
    env: { ...process.env, NODE_CLUSTER_SCHED_POLICY: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...fds],
    detached: true,
  });
  const program = { child, pid: child.pid, lines: [], stderr: '' };
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    program.lines.push(...parts);
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    program.stderr += text;
  });
  program.ended = new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  program.line = (beginning, n = 1) =>
    until(
      () => program.lines.filter((line) => line.startsWith(beginning))[n - 1],
      `line '${beginning}' (saw ${JSON.stringify(program.lines)}, ${program.stderr})`,
    );
  program.killGroup = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nothing of it is left.
    }
  };
  programs.push(program);
  return program;
}

/** Runs `source` to its end (at most `ms`): `{ code, signal, lines, stderr }`. */
export async function run(source, options = {}) {
  const program = start(source, options);
  const timer = setTimeout(program.killGroup, options.ms ?? 30_000);
  const { code, signal } = await program.ended;
  clearTimeout(timer);
  program.killGroup();
  return { code, signal, lines: program.lines, stderr: program.stderr };
}

/** Prints what was seen, as JSON on the last line, and ends this process and what `start` started. */
export function report(seen) {
  process.stdout.write(`${JSON.stringify(seen)}\n`, () => process.exit(0));
}

import { expect, it } from 'vitest';
import { lastWords } from './last-words.ts';

const missing = [
  'node:internal/modules/package_json_reader:301',
  '  throw new ERR_MODULE_NOT_FOUND(packageName, fileURLToPath(base), null);',
  '        ^',
  '',
  "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'nobody' imported from /tmp/server.js",
  '    at Object.getPackageJSONURL (node:internal/modules/package_json_reader:301:9)',
  '    at packageResolve (node:internal/modules/esm/resolve:764:81) {',
  "  code: 'ERR_MODULE_NOT_FOUND'",
  '}',
  '',
  'Node.js v24.0.0',
];
const syntax = [
  'file:///tmp/server.js:1',
  'const = 1;',
  '      ^',
  '',
  "SyntaxError: Unexpected token '='",
  '    at compileSourceTextModule (node:internal/modules/esm/utils:320:16)',
];

it("leaves out Node's own code, frames and version, and keeps the rest as it is", () => {
  expect(lastWords(missing, 8)).toEqual([missing[4], "  code: 'ERR_MODULE_NOT_FOUND'", '}']);
  const events = ['node:events:505', '    throw er; // Unhandled', '    ^', '', 'Error: write EPIPE'];
  expect(lastWords(events, 8)).toEqual(['Error: write EPIPE']);
  expect(lastWords(syntax, 8)).toEqual([syntax[0], syntax[1], syntax[2], syntax[4]]);
});

it('keeps the line of the error and its place, however much stands after it', () => {
  const frames = Array.from({ length: 20 }, (_, at) => `    at step${at} (file:///tmp/server.js:${at}:1)`);
  const told = lastWords(['listening', 'TypeError: x is not a function', ...frames], 5);
  expect(told).toEqual(['TypeError: x is not a function', ...frames.slice(0, 3), '…']);
  const placed = lastWords([...syntax.slice(0, 5), ...frames], 5);
  expect(placed).toEqual([syntax[0], syntax[1], syntax[2], syntax[4], '…']);
});

it('tells the cause before what others say of its consequence', () => {
  const pipe = ['Error: write EPIPE', "Emitted 'error' event on Worker instance at:", '  errno: -32,', '}'];
  expect(lastWords(['TypeError: no', '    at file:///server.js:7:1', ...pipe], 3)).toEqual([
    'TypeError: no',
    '    at file:///server.js:7:1',
    '…',
  ]);
  expect(lastWords(pipe, 3)[0]).toBe(pipe[0]);
});

it('is the last lines where no error is named', () => {
  expect(lastWords(['a', 'b', '', 'c'], 2)).toEqual(['b', 'c']);
  expect(lastWords([], 2)).toEqual([]);
});

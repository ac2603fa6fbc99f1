import type { Plugin } from 'rolldown';

const PREFIX = '\0quick:';

/** Packages that a quick command loads. */
const QUICK = /\/node_modules\/(commander|env-paths)\//;

/** What they take from each of Node's modules. Commander starts processes only for commands in files of their own: we have none. */
const TAKEN: Readonly<Record<string, string>> = {
  'node:process': 'export default globalThis.process;',
  'node:child_process': 'export default {};',
  'node:util':
    "export const { stripVTControlCharacters } = globalThis.process.getBuiltinModule('node:util');",
};

/**
 * Importing a module of Node's by name builds a facade with all it exports, which costs 1 to 2 ms each. `--help` is to
 * be quick, so they get only what they use.
 */
export const quickBuiltins: Plugin = {
  name: 'quick-builtins',
  resolveId: {
    order: 'pre',
    handler: (id, from) => (QUICK.test(from ?? '') && id in TAKEN ? `${PREFIX}${id}` : null),
  },
  load: (id) => (id.startsWith(PREFIX) ? (TAKEN[id.slice(PREFIX.length)] ?? null) : null),
};

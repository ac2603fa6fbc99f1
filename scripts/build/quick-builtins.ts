import type { Plugin } from 'rolldown';

const LAZY = '\0lazy-child-process';

/** Packages that start processes only in cases that are not ours, or rare. */
const SELDOM = /\/node_modules\/(commander|terminal-size)\//;

const WHOLE = `const whole = () => process.getBuiltinModule('node:child_process');
export const execFileSync = (...all) => whole().execFileSync(...all);
export default { spawn: (...all) => whole().spawn(...all) };`;

/** `import a, { b as c }` or `import a, * as d`, from one of Node's modules, as a chunk has it before it is minified. */
const IMPORT = /^import (?:([\w$]+)(?:, )?)?(?:\* as ([\w$]+)|\{([^}]*)\})? ?from "(node:[\w/]+)";$/gm;

/** The same as an ordinary call. Whoever imports a module of Node's by name waits for a facade with all it exports: 1 to 3 ms each. */
const called = (code: string): string =>
  code.replace(IMPORT, (_, whole?: string, space?: string, names?: string, id?: string) => {
    const asked = `process.getBuiltinModule("${id}")`;
    const parts = [whole, space, names && `{${names.replace(/ as /g, ': ')}}`].filter(Boolean);
    return `const ${parts.map((part) => `${part} = ${asked}`).join(', ')};`;
  });

/** Lets chunks take Node's own modules in the quickest way, and child_process (with all of its network) only when it is used. */
export const quickBuiltins: Plugin = {
  name: 'quick-builtins',
  resolveId: {
    order: 'pre',
    handler: (id, from) => (id === 'node:child_process' && SELDOM.test(from ?? '') ? LAZY : null),
  },
  load: (id) => (id === LAZY ? WHOLE : null),
  renderChunk: (code) => ({
    // What else is required is Node's own too: nothing of ours is left to be required at run time.
    code: called(code.replace('createRequire(import.meta.url)', 'process.getBuiltinModule')),
  }),
};

import { parse } from 'acorn';

/** The longest answer that is read, in characters. */
const LONGEST = 2000;
/** Positions and spelling. `raw` is how a literal was written, `shorthand` how a property was. */
const SPELLING = new Set(['start', 'end', 'raw', 'shorthand', 'directive', 'sourceType']);

type Node = { readonly type: string; readonly [key: string]: unknown };

/**
 * What a piece of JavaScript says, without how it is spelled: two spellings of one expression give equal text.
 * Quotes, blanks, parentheses, semicolons at the end, `node:` before a built-in module and `a['b']` for `a.b` make no
 * difference. Undefined when it is not JavaScript.
 */
export function parseExpression(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const source = text.trim().replace(/[;\s]+$/, '');
  if (source === '') return undefined;
  // In parentheses first, so that `{ a: 1 }` is an object and not a block.
  const tree = parsed(`(${source}\n)`) ?? parsed(source);
  return tree === undefined ? undefined : JSON.stringify(plain(tree));
}

function parsed(source: string): unknown {
  for (const sourceType of ['module', 'script'] as const) {
    try {
      return parse(source, {
        ecmaVersion: 'latest',
        sourceType,
        allowAwaitOutsideFunction: true,
        allowReturnOutsideFunction: true,
      }).body;
    } catch {
      // Not JavaScript of this kind.
    }
  }
  return undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'bigint') return `${value}n`;
  if (!isNode(value)) return value;
  return spelledOut(
    Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !SPELLING.has(key))
        .map(([key, inner]) => [
          key,
          key === 'value' && value.type === 'TemplateElement' ? inner : plain(inner),
        ]),
    ) as Node,
  );
}

/** One form for what can be written in two. */
function spelledOut(node: Node): Node {
  switch (node.type) {
    case 'Literal':
      // A regular expression's value is an object that JSON cannot tell from another.
      return node.regex === undefined ? node : { type: 'Literal', regex: node.regex };
    case 'TemplateLiteral':
      return asString(node);
    case 'MemberExpression':
      return node.computed === true ? asMember(node) : node;
    case 'Property':
      return { ...node, key: asKey(node.key, node.computed) };
    case 'ImportDeclaration':
    case 'ImportExpression':
      return { ...node, source: asModule(node.source) };
    case 'CallExpression':
      return isName(node.callee, 'require') && Array.isArray(node.arguments)
        ? { ...node, arguments: node.arguments.map(asModule) }
        : node;
    default:
      return node;
  }
}

function isName(value: unknown, name: string): boolean {
  return isNode(value) && value.type === 'Identifier' && value.name === name;
}

function isString(value: unknown): value is Node & { readonly value: string } {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string';
}

function asString(node: Node): Node {
  const quasis = node.quasis;
  const only: unknown = Array.isArray(quasis) && quasis.length === 1 ? quasis[0] : undefined;
  const value = isNode(only) ? (only.value as { cooked?: unknown }).cooked : undefined;
  return typeof value === 'string' ? { type: 'Literal', value } : node;
}

function asMember(node: Node): Node {
  const { property } = node as { property?: unknown };
  return isString(property) && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(property.value)
    ? { ...node, computed: false, property: { type: 'Identifier', name: property.value } }
    : node;
}

function asKey(key: unknown, computed: unknown): unknown {
  return isString(key) && computed !== true ? { type: 'Identifier', name: key.value } : key;
}

function asModule(source: unknown): unknown {
  return isString(source) ? { type: 'Literal', value: source.value.replace(/^node:/, '') } : source;
}

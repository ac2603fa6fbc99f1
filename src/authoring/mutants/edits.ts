import type { AnyNode } from 'acorn';

export type MutantKind = 'drop' | 'flip' | 'number' | 'event' | 'await';

/** The text from `start` to `end` is to be replaced by `insert`. */
export type Edit = {
  readonly kind: MutantKind;
  readonly start: number;
  readonly end: number;
  readonly insert: string;
};

const COMPARED: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
};
const JOINED: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' };

/** Names of events and signals, and one that is taken for it by mistake. */
const EVENTS: Readonly<Record<string, string>> = {
  exit: 'disconnect',
  disconnect: 'exit',
  listening: 'online',
  online: 'listening',
  fork: 'online',
  message: 'error',
  error: 'message',
  close: 'end',
  end: 'close',
  finish: 'end',
  SIGTERM: 'SIGHUP',
  SIGINT: 'SIGQUIT',
  SIGHUP: 'SIGUSR2',
  SIGKILL: 'SIGTERM',
  uncaughtException: 'warning',
  unhandledRejection: 'warning',
};

const DROPPED = new Set([
  'ExpressionStatement',
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'ReturnStatement',
  'ThrowStatement',
  'TryStatement',
  'BreakStatement',
  'ContinueStatement',
]);

/** Every small change of one node that a slip of the hand could make. */
export function editsOf(node: AnyNode, text: string): Edit[] {
  const { start, end } = node;
  const whole = (kind: MutantKind, insert: string): Edit => ({ kind, start, end, insert });
  if (DROPPED.has(node.type)) return [...dropOf(node), ...testOf(node, text)];
  switch (node.type) {
    case 'ConditionalExpression':
      return testOf(node, text);
    case 'LogicalExpression':
    case 'BinaryExpression': {
      const other = (node.type === 'LogicalExpression' ? JOINED : COMPARED)[node.operator];
      return other === undefined ? [] : [operatorEdit(node, text, other)];
    }
    case 'AwaitExpression':
      return [whole('await', text.slice(node.argument.start, node.argument.end))];
    case 'Literal':
      if (typeof node.value === 'boolean') return [whole('flip', String(!node.value))];
      if (typeof node.value === 'number') return numbers(node.value).map((n) => whole('number', String(n)));
      if (typeof node.value === 'string') {
        const other = EVENTS[node.value];
        return other === undefined ? [] : [whole('event', `'${other}'`)];
      }
      return [];
    default:
      return [];
  }
}

function dropOf(node: AnyNode): Edit[] {
  // 'use strict' and the like mean nothing to a run.
  if (node.type === 'ExpressionStatement' && node.directive !== undefined) return [];
  return [{ kind: 'drop', start: node.start, end: node.end, insert: ';' }];
}

/** The condition of a statement or of `?:`, turned round. */
function testOf(node: AnyNode, text: string): Edit[] {
  if (!('test' in node) || node.test === null || node.test === undefined) return [];
  const { test } = node;
  if (test.type === 'BinaryExpression' && /^[!=]==?$/.test(test.operator)) return [];
  const source = text.slice(test.start, test.end);
  const insert =
    test.type === 'UnaryExpression' && test.operator === '!'
      ? text.slice(test.argument.start, test.argument.end)
      : `!(${source})`;
  return [{ kind: 'flip', start: test.start, end: test.end, insert }];
}

function operatorEdit(
  node: { left: AnyNode; right: AnyNode; operator: string },
  text: string,
  other: string,
): Edit {
  // Between the two sides there is the operator, and maybe a bracket.
  const start = text.indexOf(node.operator, node.left.end);
  return { kind: 'flip', start, end: start + node.operator.length, insert: other };
}

/** One off where it is small; ten times and nothing where it is a time or a size. */
function numbers(value: number): number[] {
  if (value < 10) return value >= 1 ? [value + 1, value - 1] : [value + 1];
  return [value * 10, 0];
}

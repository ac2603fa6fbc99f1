import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';
import { parse as parseShell } from 'shell-quote';
import type { Question } from '../../domain/question.ts';
import { parseExpression } from '../../domain/quiz/parse-expression.ts';

/** What does not parse: the code that a question shows, and the expressions that it accepts. */
export function brokenCode(question: Question): string[] {
  const shown = question.code === undefined ? undefined : fault(question.code, question.language);
  const typed = question.kind === 'fill' && question.grammar === 'expression' ? question.accepts : [];
  return [
    ...(shown === undefined ? [] : [`its code does not parse: ${shown}`]),
    ...typed
      .filter((text) => parseExpression(text) === undefined)
      .map((text) => `it accepts "${text}", which does not parse`),
  ];
}

/** Why `code` is none of its language; undefined where it is, or nobody can tell. */
function fault(code: string, language: Question['language']): string | undefined {
  try {
    if (language === 'js') javaScript(code);
    if (language === 'ts') javaScript(stripTypeScriptTypes(code));
    if (language === 'json') JSON.parse(code);
    if (language === 'sh') shell(code);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Throws SyntaxError. A comment that stands where an expression must, as `if (/* here *\/)`, is the blank to be filled. */
function javaScript(code: string): void {
  const filled = code.replace(/\(\/\*[^*]*\*\/\)/g, '(blank)');
  const options = {
    ecmaVersion: 'latest',
    allowAwaitOutsideFunction: true,
    allowReturnOutsideFunction: true,
    allowHashBang: true,
  } as const;
  try {
    parse(filled, { ...options, sourceType: 'module' });
  } catch {
    parse(filled, { ...options, sourceType: 'script' });
  }
}

function shell(code: string): void {
  // The parser forgives a quote that is not closed, so these are counted.
  const bare = code.replace(/\\./g, '').replace(/'[^']*'|"[^"]*"/g, '');
  if (/['"]/.test(bare)) throw new SyntaxError('a quote is not closed');
  for (const line of code.split('\n')) parseShell(line);
}

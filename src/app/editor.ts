import { spawn } from 'node:child_process';

export type Editor = { readonly command: string; readonly args: readonly string[] };
export type EditorChoice =
  | { readonly is: 'editor'; readonly editor: Editor }
  | { readonly is: 'none'; readonly message: string };

const none = (message: string): EditorChoice => ({ is: 'none', message });

/** The editor that `$VISUAL`, else `$EDITOR`, names; words are split as a shell splits them, and nothing is expanded. */
export const chooseEditor = async (
  env: Readonly<Record<string, string | undefined>>,
): Promise<EditorChoice> => {
  const name = env.VISUAL?.trim() ? 'VISUAL' : 'EDITOR';
  const value = env[name]?.trim();
  if (!value) {
    return none('No editor is set. Open the file in your own, or set one first: export EDITOR=nano');
  }
  const { parse } = await import('shell-quote');
  const words = parse(value);
  const plain = words.filter((word): word is string => typeof word === 'string');
  const [command, ...args] = plain;
  if (!command || plain.length !== words.length) {
    return none(`$${name} is not a plain command: ${value}`);
  }
  return { is: 'editor', editor: { command, args } };
};

/**
 * Runs the editor on the terminal that we hold, and resolves when it has ended: null, or what went wrong. Ctrl-C in
 * the editor is the editor's, so our own listeners wait meanwhile.
 */
export const runEditor = async ({ command, args }: Editor, file: string): Promise<string | null> => {
  const waiting = process.listeners('SIGINT');
  const ignore = (): void => {};
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', ignore);
  try {
    return await new Promise((resolve) => {
      const child = spawn(command, [...args, file], { stdio: 'inherit' });
      child.once('error', (error) => resolve(`${command} could not be started: ${error.message}`));
      child.once('exit', (code, signal) => {
        resolve(code === 0 ? null : `${command} ended ${signal ? `by ${signal}` : `with code ${code}`}`);
      });
    });
  } finally {
    process.removeListener('SIGINT', ignore);
    for (const listener of waiting) process.on('SIGINT', listener);
  }
};

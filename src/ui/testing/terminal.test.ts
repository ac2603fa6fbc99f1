import { expect, test } from 'vitest';
import { AS_BEFORE, KEY, openTerminal } from './terminal.ts';

const script = (code: string): string[] => [process.execPath, '-e', code];

test('a program is seen, answered, and its exit code told', async () => {
  const terminal = openTerminal(
    script(`
    process.stdout.write('name? ');
    process.stdin.once('data', (name) => { console.log('hello ' + name); process.exit(3); });`),
  );
  await terminal.waitFor('name?');
  terminal.press('Ada', KEY.enter);
  expect(await terminal.exit).toBe(3);
  expect(terminal.screen()).toContain('hello Ada');
  expect(terminal.state()).toEqual(AS_BEFORE);
});

test('a terminal that is left in another state is noticed', async () => {
  // Not a Node program: Node itself puts the line settings back when it ends.
  const mess = `printf '\\033[?1049h\\033[?25l\\033[?2004hmess'; stty -echo`;
  const terminal = openTerminal(['/bin/sh', '-c', mess]);
  expect(await terminal.exit).toBe(0);
  expect(terminal.state()).toEqual({
    alternate: true,
    cursorVisible: false,
    bracketedPaste: true,
    mouse: false,
    sameTty: false,
  });
});

test('waiting ends when the program does, and says what was on the screen', async () => {
  const terminal = openTerminal(script(`console.log('other')`));
  await expect(terminal.waitFor('never')).rejects.toThrow(/program ended: never[\s\S]*other/);
});

test('Ctrl-C reaches the program, and close ends what does not listen', async () => {
  const listening = openTerminal(script(`console.log('up'); setInterval(() => {}, 1e6)`));
  await listening.waitFor('up');
  listening.press(KEY.interrupt);
  expect(await listening.exit).toBe(130);
  const deaf = openTerminal(
    script(`process.on('SIGINT', () => {}); console.log('up'); setInterval(() => {}, 1e6)`),
  );
  await deaf.waitFor('up');
  await deaf.close();
  expect(() => process.kill(deaf.pid, 0)).toThrow();
});

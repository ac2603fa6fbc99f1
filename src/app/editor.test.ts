import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseEditor, runEditor } from './editor.ts';

test('VISUAL wins over EDITOR, and its words are split as a shell splits them', async () => {
  expect(await chooseEditor({ VISUAL: "code --wait 'my dir'", EDITOR: 'vi' })).toEqual({
    is: 'editor',
    editor: { command: 'code', args: ['--wait', 'my dir'] },
  });
  expect(await chooseEditor({ VISUAL: ' ', EDITOR: 'vi' })).toMatchObject({
    editor: { command: 'vi', args: [] },
  });
});

test('without an editor, and with one that is no plain command, it says what to do', async () => {
  expect(await chooseEditor({})).toMatchObject({
    is: 'none',
    message: expect.stringMatching(/export EDITOR/),
  });
  expect(await chooseEditor({ EDITOR: 'vi; reboot' })).toMatchObject({ is: 'none' });
});

test('the editor runs on the file; what goes wrong is told, and our own Ctrl-C comes back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clusterprep-editor-'));
  const file = join(folder, 'server.js');
  const listeners = process.listenerCount('SIGINT');
  const write = `require('fs').writeFileSync(process.argv[1], 'edited')`;
  expect(await runEditor({ command: process.execPath, args: ['-e', write] }, file)).toBeNull();
  expect(await readFile(file, 'utf8')).toBe('edited');
  expect(await runEditor({ command: process.execPath, args: ['-e', 'process.exit(3)'] }, file)).toMatch(
    /code 3/,
  );
  expect(await runEditor({ command: join(folder, 'none'), args: [] }, file)).toMatch(/could not be started/);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
  await rm(folder, { recursive: true, force: true });
});

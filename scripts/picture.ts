/**
 * Draws docs/lab.svg from a real terminal: a lab is opened, its starter is saved once, and the screen is drawn as the
 * emulator holds it when the verdict is there. Run after `npm run build`: `node scripts/picture.ts`.
 */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { openTerminal } from '../src/ui/testing/terminal.ts';

const COLUMNS = 80;
const ROWS = 28;
const CELL = { width: 8.4, height: 18 };
const PAGE = { background: '#15181e', text: '#d7dae0' };
/** The sixteen colours of a terminal, as this picture shows them. */
const PALETTE = [
  ...['#3b4048', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d7dae0'],
  ...['#7f848e', '#ef8a92', '#b5d99c', '#f0d399', '#8cc5f5', '#d79bea', '#7fccd6', '#ffffff'],
];

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'clusterprep-picture-'));
const folder = join(scratch, 'lab');
const terminal = openTerminal(
  [
    process.execPath,
    join(root, 'bin', 'clusterprep.cjs'),
    'lab',
    'graceful-shutdown',
    '--dir',
    folder,
    '--progress',
    join(scratch, 'progress'),
  ],
  { columns: COLUMNS, rows: ROWS, env: { FORCE_COLOR: '1', COLORTERM: 'truecolor' } },
);
try {
  await terminal.waitFor('Waiting for a save', 60_000);
  appendFileSync(join(folder, 'server.js'), '\n// saved\n');
  await terminal.waitFor('Not passed yet', 60_000);
  writeFileSync(join(root, 'docs', 'lab.svg'), await draw(terminal.output()));
} finally {
  terminal.press('q');
  await terminal.close();
  rmSync(scratch, { recursive: true, force: true });
}

/** The last screen of `output` as SVG. */
async function draw(output: string): Promise<string> {
  const emulator = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  await new Promise<void>((resolve) => emulator.write(output, resolve));
  const rows = Array.from({ length: ROWS }, (_, row) => rowOf(emulator, row));
  const width = Math.round(COLUMNS * CELL.width) + 32;
  const height = ROWS * CELL.height + 32;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A lab in a terminal, after a grade that did not pass">`,
    `<rect width="100%" height="100%" rx="8" fill="${PAGE.background}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="${PAGE.text}" xml:space="preserve">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function rowOf(emulator: InstanceType<typeof xterm.Terminal>, row: number): string {
  const line = emulator.buffer.active.getLine(emulator.buffer.active.baseY + row);
  const spans: { style: string; column: number; text: string }[] = [];
  for (let column = 0; column < COLUMNS; column += 1) {
    const cell = line?.getCell(column);
    if (cell === undefined) continue;
    const colour = cell.isFgPalette() ? PALETTE[cell.getFgColor()] : undefined;
    const style = `${colour === undefined ? '' : ` fill="${colour}"`}${cell.isBold() ? ' font-weight="bold"' : ''}${cell.isDim() ? ' opacity="0.65"' : ''}`;
    const last = spans.at(-1);
    const text = cell.getChars() || ' ';
    if (last !== undefined && last.style === style) last.text += text;
    else spans.push({ style, column, text });
  }
  const y = 16 + (row + 1) * CELL.height - 5;
  return spans
    .filter(({ text }) => text.trim() !== '')
    .map(
      ({ style, column, text }) =>
        `<text x="${(16 + column * CELL.width).toFixed(1)}" y="${y}" textLength="${(text.trimEnd().length * CELL.width).toFixed(1)}"${style}>${escaped(text.trimEnd())}</text>`,
    )
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

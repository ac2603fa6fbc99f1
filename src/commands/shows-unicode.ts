/** Whether signs beyond ASCII can be printed. A pipe gets them too; only a terminal that says that it cannot does not. */
export function showsUnicode(): boolean {
  if (process.platform === 'win32') return Boolean(process.env.WT_SESSION) || !process.stdout.isTTY;
  if (process.env.TERM === 'dumb' || process.env.TERM === 'linux') return false;
  const locale = process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || 'UTF-8';
  return /utf-?8/i.test(locale);
}

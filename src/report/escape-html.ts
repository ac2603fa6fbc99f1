const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe in HTML content and in quoted attributes; control characters are dropped. */
export function escapeHtml(text: string | number): string {
  const plain = [...String(text)].filter((character) => character >= ' ' || character === '\n').join('');
  return plain.replace(/[&<>"']/g, (character) => NAMES[character] ?? '');
}

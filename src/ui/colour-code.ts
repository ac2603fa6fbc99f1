import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';
import type { Line, Span } from './line.ts';
import type { Tone } from './theme.ts';

hljs.registerLanguage('javascript', javascript);
hljs.registerLanguage('typescript', typescript);
hljs.registerLanguage('bash', bash);
hljs.registerLanguage('json', json);

/** What has colours. */
export type Coloured = 'js' | 'ts' | 'sh' | 'json';

const NAMES: Record<Coloured, string> = {
  js: 'javascript',
  ts: 'typescript',
  sh: 'bash',
  json: 'json',
};

const TONES: Record<string, Tone> = {
  keyword: 'code-keyword',
  built_in: 'code-name',
  literal: 'code-number',
  number: 'code-number',
  string: 'code-string',
  regexp: 'code-string',
  comment: 'code-comment',
  title: 'code-name',
  attr: 'code-name',
};
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** The coloured lines of code whose language is known here. */
export function colour(source: string, language: Coloured): Line[] {
  // The library's public result is HTML with nothing but spans and five entities, so this reads all of it.
  const html = hljs.highlight(source, { language: NAMES[language], ignoreIllegals: true }).value;
  const lines: Span[][] = [[]];
  const tones: (Tone | undefined)[] = [];
  for (const [part] of html.matchAll(/<span class="[^"]*">|<\/span>|&[^;]+;|[^<&]+/g)) {
    if (part === '</span>') tones.pop();
    else if (part.startsWith('<')) tones.push(TONES[/hljs-(\w+)/.exec(part)?.[1] ?? ''] ?? tones.at(-1));
    else push(lines, ENTITIES[part] ?? part, tones.at(-1));
  }
  return lines;
}

function push(lines: Span[][], text: string, tone: Tone | undefined): void {
  text.split('\n').forEach((piece, i) => {
    if (i > 0) lines.push([]);
    if (piece !== '') lines.at(-1)?.push(tone ? { text: piece, tone } : { text: piece });
  });
}

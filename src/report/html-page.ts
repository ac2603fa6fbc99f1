import { escapeHtml as e } from './escape-html.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1.5rem 0; }
caption { text-align: left; font-weight: bold; font-size: 1.2rem; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8888; vertical-align: top; }
meter { width: 8rem; }
svg { width: 8rem; height: 1.5rem; }
code, pre { font-family: ui-monospace, monospace; }
pre { overflow-x: auto; padding: .6rem; border: 1px solid #8888; }
@media (max-width: 40rem) { table { display: block; overflow-x: auto; } }
`;

/** One HTML file that needs nothing else: no script, no request. `main` is HTML; `at` is ISO 8601 in UTC. */
export function htmlPage(title: string, main: readonly string[], at: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${e(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${main.join('\n')}
</main>
<footer><p>Made by clusterprep, <time datetime="${e(at)}">${e(at)}</time></p></footer>
</body>
</html>
`;
}

/** Cells are HTML already; the first of a row is its heading. */
export function htmlTable(caption: string, heads: readonly string[], rows: readonly string[][]): string {
  const head = heads.map((text) => `<th scope="col">${e(text)}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((text) => `<td>${text}</td>`).join('');
    return `<tr><th scope="row">${first}</th>${cells}</tr>`;
  });
  return `<table><caption>${e(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

/** A percentage as a bar that carries its number as text. */
export function htmlMeter(percent: number, label: string): string {
  return `<meter min="0" max="100" value="${e(percent)}" aria-label="${e(label)}">${e(percent)} %</meter> ${e(percent)} %`;
}

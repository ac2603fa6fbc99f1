/** An element of a small XML document. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
};

const decode = (text: string): string => {
  if (/&(?!(amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`a bare & in: ${text}`);
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(\w+);/g, (_, name: string) => signs[name] ?? '');
};

const readAttributes = (text: string): Record<string, string> => {
  const rest = text.replace(/\s+[\w-]+="[^"<]*"/g, '').trim();
  if (rest !== '') throw new Error(`not attributes: ${rest}`);
  return Object.fromEntries(
    [...text.matchAll(/\s+([\w-]+)="([^"<]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  );
};

/** Reads elements, attributes and text; throws on what is not well-formed. */
export const readXml = (xml: string): Element => {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml))
    throw new Error('not a character of XML');
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const here = (): Element => open.at(-1) ?? top;
  for (const [, tag, text] of xml.replace(/^<\?xml [^?]*\?>/, '').matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) here().text += decode(text);
    else if (tag?.startsWith('/')) {
      if (open.pop()?.name !== tag.slice(1)) throw new Error(`ends what is not open: ${tag}`);
    } else if (tag !== undefined) {
      const [, name = '', rest = '', end] = /^([\w-]+)(.*?)(\/?)$/s.exec(tag) ?? [];
      const element: Element = { name, attributes: readAttributes(rest), children: [], text: '' };
      here().children.push(element);
      if (end !== '/') open.push(element);
    }
  }
  const [root] = top.children;
  if (open.length !== 1 || root === undefined || top.children.length !== 1)
    throw new Error('not one whole element');
  return root;
};

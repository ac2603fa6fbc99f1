/** What a browser would send back for this `Set-Cookie`; undefined: nothing. Several headers stand behind commas. */
export function cookiesIn(header: string | undefined): string | undefined {
  const pairs = (header ?? '')
    .split(/,\s*(?=[^;,=\s]+=)/)
    .map((cookie) => cookie.split(';')[0]?.trim() ?? '');
  const set = pairs.filter((pair) => /^[^=]+=./.test(pair));
  return set.length === 0 ? undefined : set.join('; ');
}

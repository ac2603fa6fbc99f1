/** A source of numbers from 0 up to, but without, 1. */
export type Random = () => number;

/** 32 bits that depend on every character of `text`. Not for secrets. */
export function hash32(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** The same numbers for the same seed, everywhere. A Weyl sequence, each step mixed. */
export function randomFrom(seed: number): Random {
  let state = mixed(Math.trunc(seed));
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return mixed(state) / 2 ** 32;
  };
}

/** A shuffled copy, every order as likely as any other; or `most` of it, which costs the less the fewer they are. */
export function shuffle<T>(items: readonly T[], random: Random, most = items.length): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0 && out.length < most)
    out.push(...left.splice(Math.floor(random() * left.length), 1));
  return out;
}

/** Every bit of the input moves about half of the bits of the result. */
function mixed(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

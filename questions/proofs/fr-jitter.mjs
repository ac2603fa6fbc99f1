// Forty clients with the same back-off: how many come in the same tenth of a second, with and without a random part?
let seed = 1;
const random = () => {
  seed = (seed * 48_271) % 2_147_483_647; // always the same numbers, so that everybody sees the same result
  return seed / 2_147_483_647;
};
const pauses = [1000, 2000, 4000, 8000];

const most = (pause) => {
  const tenths = new Map();
  for (let client = 0; client < 40; client++) {
    let time = 0;
    for (const full of pauses) {
      time += pause(full);
      const tenth = Math.floor(time / 100);
      tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
    }
  }
  return Math.max(...tenths.values());
};

const fixed = most((full) => full);
const spread = most((full) => full * (0.5 + random() / 2));
console.log(`most at once: ${fixed} with the same pauses, ${spread} with a random part`);
console.log(
  JSON.stringify({ mostInOneTenthOfASecond: { fixed, spread: spread < 15 ? 'fewer than 15' : 'many' } }),
);

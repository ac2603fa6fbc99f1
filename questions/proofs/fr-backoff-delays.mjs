// Pauses that double up to a limit.
const delay = (n) => Math.min(100 * 2 ** n, 1000);
console.log(JSON.stringify([1, 2, 3, 4, 5].map(delay).join(' ')));

// Mean, median and 99th percentile of a hundred times.
const times = [...Array(98).fill(10), 1000, 1000]; // sorted, in ms
const mean = times.reduce((sum, time) => sum + time) / times.length;
console.log(JSON.stringify([mean, times[49], times[98]].join(' ')));

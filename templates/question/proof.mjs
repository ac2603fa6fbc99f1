// TODO: what is measured, in a sentence. The learner reads this program after the answer.
import cluster from 'node:cluster';

const { isPrimary } = cluster;

// While it runs, a line is what somebody says: {"primary": true, …}, {"worker": 1, …} or {"client": 1, …}.
console.log(JSON.stringify({ primary: true, said: `isPrimary is ${isPrimary}` }));

// The last line is the result. The question tells it under `prints`.
console.log(JSON.stringify({ isPrimary }));

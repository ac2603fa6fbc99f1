// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

class User {
  name = 'Anna';
  greet() {
    return \`I am \${this.name}\`;
  }
}

if (cluster.isPrimary) {
  cluster.setupPrimary({ serialization: 'advanced' });
  cluster.fork();
  cluster.on('message', (worker, user) => {
    console.log(user.name, user instanceof User, typeof user.greet);
    worker.disconnect();
  });
} else {
  process.send(new User());
}
`);
report(lines[0]);

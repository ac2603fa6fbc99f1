import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

// The whole environment is read here, once, at the top. Whoever looks for a setting finds it in one place, and whatever
// is wrong shows before anything has begun.
const config = readConfig(process.env);

if (cluster.isPrimary) {
  for (let i = 0; i < config.workers; i++) cluster.fork();
} else {
  // The workers inherit the environment, so they read the same values, which the primary has found good.
  createServer(handler).listen(config.port, '127.0.0.1');
}

function readConfig(env) {
  const problems = [];
  const port = wholeNumber('PORT', env.PORT, 1, 65535, 8000, problems);
  const workers = wholeNumber('WORKERS', env.WORKERS, 1, 64, availableParallelism(), problems);
  if (problems.length === 0) return { port, workers };

  // All of them at once: who has to start five times to hear of five mistakes loses patience at the third.
  for (const problem of problems) console.error(problem);
  // To stderr, and with a code that says "no": systemd, Docker, Kubernetes and PM2 read the code, people read the line.
  process.exit(1);
}

/** A number from the environment, or `otherwise` where the variable is not set. What is wrong goes to `problems`. */
function wholeNumber(name, text, least, most, otherwise, problems) {
  // Only a variable that is not set has a default. An empty one is somebody's `WORKERS=$COUNT` without a COUNT.
  if (text === undefined) return otherwise;

  // Everything in the environment is text. Number('') is 0, Number('1e9') is a billion, parseInt('4x') is 4: so look at
  // the text itself first, and only then at its value.
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;

  problems.push(`${name} must be a whole number from ${least} to ${most}, and is ${JSON.stringify(text)}.`);
}

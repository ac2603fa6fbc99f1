// Environment variables are strings, also those that look like numbers.
import { report, run } from './lib.mjs';

const { lines } = await run(
  `
  const instance = process.env.NODE_APP_INSTANCE;
  console.log(instance === 0, instance === '0');
`,
  { env: { NODE_APP_INSTANCE: '0' } },
);
report(lines.join('\n'));

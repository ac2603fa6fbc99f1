// A ten-minute deadline timer, once as it is, once with unref(). Which program can end by itself?
import { report, start, until } from './lib.mjs';

const source = (suffix) => `
  const deadline = setTimeout(() => process.exit(1), 600_000);
  ${suffix}
  console.log('all work is done');
`;
const held = start(source(''));
const free = start(source('deadline.unref();'));
await held.line('all work');
const { code } = await free.ended;
await until(() => free.child.exitCode !== null, 'the one with unref() is over');
report({
  withUnref: `ended with code ${code}`,
  without: held.child.exitCode === null ? 'still alive' : 'ended',
});

// Workers throw at their start. Does the primary give up after five deaths if each 'online' clears the count?
// The pauses are a hundred times shorter than in the question.
import { report, start } from './lib.mjs';

const primary = (line) =>
  start(`
    import cluster from 'node:cluster';
    if (cluster.isPrimary) {
      let deaths = 0;
      cluster.on('fork', () => console.log('fork'));
      ${line}
      cluster.on('exit', () => {
        deaths += 1;
        if (deaths > 5) process.exit(1);
        setTimeout(() => cluster.fork(), 2 ** deaths);
      });
      cluster.fork();
    } else {
      throw new Error('no database');
    }
  `);

const asWritten = primary("cluster.on('online', () => { deaths = 0; });");
await asWritten.line('fork', 9);
asWritten.killGroup();
const without = primary('');
await without.ended;
report({ givesUpAfter: { asWritten: 'never, forked 9 times', withoutTheLine: without.lines.length } });

// A message that holds a function, posted to a thread.
import { Worker } from 'node:worker_threads';

const thread = new Worker("require('node:worker_threads').parentPort.once('message', () => {})", {
  eval: true,
});
let printed;
try {
  thread.postMessage({ id: 1, done: () => console.log('done') });
  printed = 'sent';
} catch (error) {
  printed = error.name;
}
await thread.terminate();
console.log(JSON.stringify(printed));

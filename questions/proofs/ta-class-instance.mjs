// An instance of a class, posted to a thread that has the same class.
import { Worker } from 'node:worker_threads';

class Point {
  constructor(x) {
    this.x = x;
  }
  double() {
    return this.x * 2;
  }
}
const source = `
  const { parentPort } = require('node:worker_threads');
  ${Point.toString()}
  parentPort.once('message', (point) => {
    parentPort.postMessage([point.x, point instanceof Point, typeof point.double].join(' '));
  });
`;
const thread = new Worker(source, { eval: true });
thread.on('message', (printed) => console.log(JSON.stringify(printed)));
thread.postMessage(new Point(21));

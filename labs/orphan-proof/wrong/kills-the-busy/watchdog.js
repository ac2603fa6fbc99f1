import { parentPort } from 'node:worker_threads';

const dead = () => process.kill(process.pid, 'SIGKILL');
let timer = setTimeout(dead, 1500);

parentPort.on('message', () => {
  clearTimeout(timer);
  timer = setTimeout(dead, 1000);
});

// process.exit(5) in a thread: does the whole process end, and who has which pid?
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

if (isMainThread) {
  const thread = new Worker(new URL(import.meta.url));
  let threadPid;
  thread.on('message', (pid) => {
    threadPid = pid;
    thread.postMessage('exit now');
  });
  thread.on('exit', (code) => {
    // This line runs after the thread has called process.exit(): the process is still here.
    console.log(JSON.stringify({ threadCode: code, samePid: threadPid === process.pid, mainAlive: true }));
  });
} else {
  parentPort.on('message', () => process.exit(5));
  parentPort.postMessage(process.pid);
}

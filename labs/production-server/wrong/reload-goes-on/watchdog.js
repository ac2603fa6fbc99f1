// A thread of each worker. It has an event loop of its own, which goes on when that of the worker is busy.
const primary = Number(process.env.PRIMARY_PID);

setInterval(() => {
  // An orphan is given another parent at once. SIGKILL, since a blocked worker listens to nothing milder.
  if (process.ppid !== primary) process.kill(process.pid, 'SIGKILL');
}, 250);

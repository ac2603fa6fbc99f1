// Runs in a thread of each worker, and watches whether the primary is still there.

/** Milliseconds between two looks. Each costs one system call. */
const EVERY = 250;

// The pid comes from the primary itself. Asking `process.ppid` at the start would be a moment too late for a primary that
// has died in that moment.
const primary = Number(process.env.PRIMARY_PID);

setInterval(() => {
  // When a process dies its children get another parent: the first process of the system or of the container, or one that
  // has asked for orphans. Which one does not matter. Asking whether the pid exists would be worse, pids are used again.
  if (process.ppid === primary) return;

  // process.exit() would end this thread and nothing else, and any other signal may have a listener, which the busy loop
  // would never come to call. SIGKILL needs nobody's help.
  process.kill(process.pid, 'SIGKILL');
}, EVERY);

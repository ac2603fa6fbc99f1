module.exports = {
  apps: [
    {
      name: 'prices',
      script: './server.js',
      exec_mode: 'cluster',
      instances: process.env.WORKERS ?? 2,

      // By itself PM2 takes a worker for ready as soon as it listens anywhere, and the health socket is open long
      // before the prices are loaded. With this it waits for the message 'ready'.
      wait_ready: true,
      // ... but not for ever, and not for its usual 3 s: then it would go on as if the message had come. Loading takes
      // up to 4 s, and a busy machine takes longer.
      listen_timeout: 10_000,
      // From SIGINT to SIGKILL. A request takes up to 3 s, and PM2's usual 1.6 s would cut it off. What has not ended
      // by then never will.
      kill_timeout: 5_000,
    },
  ],
};

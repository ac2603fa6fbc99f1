module.exports = {
  apps: [
    {
      name: 'prices',
      script: 'server.js',
      exec_mode: 'cluster',
      instances: process.env.WORKERS,
      wait_ready: true,
      listen_timeout: 60000,
      kill_timeout: 7000,
      merge_logs: true,
    },
  ],
};

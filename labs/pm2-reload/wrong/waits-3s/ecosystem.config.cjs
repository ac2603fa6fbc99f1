module.exports = {
  apps: [
    {
      name: 'prices',
      script: './server.js',
      exec_mode: 'cluster',
      instances: process.env.WORKERS ?? 2,
      wait_ready: true,
      listen_timeout: 10_000,
      kill_timeout: 5_000,
    },
  ],
};

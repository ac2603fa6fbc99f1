module.exports = {
  apps: [
    {
      name: 'prices',
      script: './server.js',
      exec_mode: 'cluster',
      instances: process.env.WORKERS ?? 2,
      wait_ready: true,
      kill_timeout: 5_000,
    },
  ],
};

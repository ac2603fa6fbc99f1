module.exports = {
  apps: [
    {
      name: 'prices',
      script: './server.ts',
      exec_mode: 'cluster',
      instances: process.env.WORKERS,
      wait_ready: true,
      listen_timeout: 8000,
      kill_timeout: 4000,
      // Instead of SIGINT: the message "shutdown".
      shutdown_with_message: true,
    },
  ],
};

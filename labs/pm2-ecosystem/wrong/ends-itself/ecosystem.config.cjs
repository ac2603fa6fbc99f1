module.exports = {
  apps: [
    {
      name: 'tickets',
      script: './server.js',
      exec_mode: 'cluster',
      instances: process.env.WORKERS,
      env: { NODE_ENV: 'development', LOG_LEVEL: 'debug' },
      env_production: { NODE_ENV: 'production', LOG_LEVEL: 'warn' },
      // 12: it has taken too much memory.
      stop_exit_codes: [12],
    },
  ],
};

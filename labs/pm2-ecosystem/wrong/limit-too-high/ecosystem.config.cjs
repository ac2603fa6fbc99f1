module.exports = {
  apps: [
    {
      name: 'tickets',
      script: './server.js',
      exec_mode: 'cluster',
      instances: process.env.WORKERS,
      env: { NODE_ENV: 'development', LOG_LEVEL: 'debug' },
      env_production: { NODE_ENV: 'production', LOG_LEVEL: 'warn' },
      max_memory_restart: '300M',
    },
  ],
};

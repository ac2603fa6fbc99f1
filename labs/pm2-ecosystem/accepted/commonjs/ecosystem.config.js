const { WORKERS } = process.env;

/** One app: name, script, and the rest as the caller wants it. */
const app = (name, script, more) => ({ name, script, exec_mode: 'cluster_mode', ...more });

module.exports = {
  apps: [
    app('tickets', 'main.cjs', {
      instances: WORKERS,
      max_memory_restart: '262144K',
      env: { NODE_ENV: 'development', LOG_LEVEL: 'debug' },
      env_production: { NODE_ENV: 'production', LOG_LEVEL: 'warn' },
      exp_backoff_restart_delay: 20,
    }),
  ],
};

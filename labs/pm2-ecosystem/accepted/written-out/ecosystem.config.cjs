const shared = { script: `${__dirname}/server.js`, cwd: __dirname, merge_logs: true };

const settings = {
  development: { NODE_ENV: 'development', LOG_LEVEL: 'debug' },
  production: { NODE_ENV: 'production', LOG_LEVEL: 'warn' },
};

// Without exec_mode: PM2 takes cluster mode by itself when a number of instances is given for a Node program.
module.exports.apps = [
  {
    ...shared,
    name: 'tickets',
    instances: Number.parseInt(process.env.WORKERS, 10),
    env: settings.development,
    ...Object.fromEntries(Object.entries(settings).map(([name, env]) => [`env_${name}`, env])),
    max_memory_restart: 250 * 1024 * 1024,
    restart_delay: 50,
    time: true,
  },
];

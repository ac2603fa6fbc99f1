import { fileURLToPath } from 'node:url';

// Named, not default: PM2 looks for `apps` in what it gets.
export const apps = [
  {
    name: 'tickets',
    script: fileURLToPath(new URL('./server.js', import.meta.url)),
    exec_mode: 'cluster',
    instances: Number(process.env.WORKERS),
    env: { NODE_ENV: 'development', LOG_LEVEL: 'debug' },
    env_production: { NODE_ENV: 'production', LOG_LEVEL: 'warn' },
    max_memory_restart: '245M',
  },
];

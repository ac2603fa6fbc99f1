// CommonJS by its name, .cjs: package.json says that .js files here are ES modules, and PM2 reads this one by require().
module.exports = {
  apps: [
    {
      // What `pm2 ls` shows, and what one types: `pm2 reload tickets`, `pm2 logs tickets`. Without it: "server".
      name: 'tickets',
      script: './server.js',

      // PM2 is then the primary of Node's own cluster module: it holds the port, and server.js is forked unchanged.
      exec_mode: 'cluster',
      // This file is a program. It runs when PM2 reads it, so it can look at the environment. ('max' would be one for
      // each CPU that the machine has, also where the process may use only two of them.)
      instances: process.env.WORKERS ?? 'max',

      // For every start, and ...
      env: {
        NODE_ENV: 'development',
        LOG_LEVEL: 'debug',
      },
      // ... laid over it with `--env production`: the part after `env_` is the name that is given there.
      env_production: {
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
      },

      // A text with a unit: a bare number would be bytes. PM2 looks at the whole resident memory of each worker, from
      // outside and now and then, starts another one, and then ends the large one. It is a net, not a wall: what the
      // V8 heap may take is another setting (--max-old-space-size), and it does not count Buffers.
      max_memory_restart: '250M',
    },
  ],
};

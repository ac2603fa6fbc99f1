module.exports = {
  apps: [
    {
      script: './server.js',
      // TODO: the operators know this app as "tickets".
      // TODO: cluster mode, and as many instances as WORKERS says.
      // TODO: NODE_ENV and LOG_LEVEL, as they are usually, and as they are with `--env production`.
      // TODO: a worker that takes more than 250 MiB is replaced.
    },
  ],
};
